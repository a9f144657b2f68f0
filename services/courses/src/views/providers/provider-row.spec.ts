import { expect, it } from '@jest/globals';
import type { CoursesEvent } from '../../contract-events.js';
import { isOfProvider } from './provider-row.js';

const event = (stream: string, type: CoursesEvent['type']): CoursesEvent => ({ stream, type }) as CoursesEvent;

it('takes the reports of a provider for no change of the provider', () => {
  expect(isOfProvider(event('provider-vhs', 'provider-registered'))).toBe(true);
  expect(isOfProvider(event('provider-report-vhs', 'registration-report-sent'))).toBe(false);
  expect(isOfProvider(event('provider-report-vhs', 'provider-duty-done'))).toBe(false);
  expect(isOfProvider(event('course-run-r_1', 'course-run-planned'))).toBe(false);
});
