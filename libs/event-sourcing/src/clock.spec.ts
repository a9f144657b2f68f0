import { expect, test } from '@jest/globals';
import { dayInBerlin, SystemClock, TestClock } from './clock.js';

test('the day is that of Europe/Berlin, in winter and in summer', () => {
  expect(dayInBerlin('2026-11-24T22:59:59.999Z')).toBe('2026-11-24');
  expect(dayInBerlin('2026-11-24T23:00:00.000Z')).toBe('2026-11-25');
  expect(dayInBerlin('2026-07-01T21:59:59.999Z')).toBe('2026-07-01');
  expect(dayInBerlin('2026-07-01T22:00:00.000Z')).toBe('2026-07-02');
});

test('a test clock stands until it is set; its days keep the hour on the wall', () => {
  const clock = new TestClock('2026-10-24T22:30:00.000Z');
  expect([clock.now(), clock.today()]).toEqual(['2026-10-24T22:30:00.000Z', '2026-10-25']);
  clock.advance({ days: 1 });
  expect([clock.now(), clock.today()]).toEqual(['2026-10-25T23:30:00.000Z', '2026-10-26']);
  clock.set('2020-01-01T00:00:00Z');
  expect(clock.now()).toBe('2020-01-01T00:00:00.000Z');
});

test('the system clock gives instants in UTC with milliseconds', () => {
  const clock = new SystemClock();
  expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(clock.today()).toMatch(/^\d{4}-\d\d-\d\d$/);
});
