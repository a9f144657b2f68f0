import { expect, it } from '@jest/globals';
import type { RightState } from '../projections/case/case-rights.js';
import { NEW_CASE } from '../projections/case/case-state.js';
import { seekingOf } from './seeking-of-case.js';

const right = (state: RightState['state']): RightState => ({
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
  issuedOn: '2026-01-01',
  legalBasis: '§ 44 Abs. 2 AufenthG',
  ruleId: 'ik-claim',
  ruleVersion: '2024-12-07',
  lapsesOn: '2027-01-01',
  state,
});

it.each(['open', 'interrupted'] as const)('a course can be begun with a right that is %s', (state) => {
  expect(seekingOf({ ...NEW_CASE, rights: { e: right(state) } }, 'A2').rights).toEqual([
    { kind: 'integration-course-claim', lapsesOn: '2027-01-01' },
  ]);
});

it.each(['used', 'lapse-presumed', 'lapsed', 'withdrawn', 'refused'] as const)('none with one that is %s', (state) => {
  expect(seekingOf({ ...NEW_CASE, rights: { e: right(state) } }, 'A2').rights).toEqual([]);
});
