import { describe, it } from '@jest/globals';
import type { ErasedEvent } from '#contracts';
import { given } from '#event-sourcing/testing';
import { type OpenWaitingEntry, waitingEntryDecider, type WaitingEntryEvent } from './waiting-entry.js';

const today = '2026-11-24';
const facts = { today, courseTypeKnown: true };
const need: OpenWaitingEntry['need'] = {
  personRef: 'p_1',
  entryId: 'w_1',
  courseType: 'IK_ALLG',
  level: 'A2',
  municipalityKey: '03251040',
  timesOfDay: ['morning'],
  childcare: true,
};
const open: OpenWaitingEntry = { kind: 'open', need };
const opened: WaitingEntryEvent = { type: 'waiting-entry-opened', effectiveOn: today, data: need };
const closed: WaitingEntryEvent = {
  type: 'waiting-entry-closed',
  effectiveOn: today,
  data: { personRef: 'p_1', entryId: 'w_1', reason: 'withdrawn' },
};
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'waiting-entry-opened' } } as const;
const entry = (...history: (WaitingEntryEvent | ErasedEvent)[]) => given(waitingEntryDecider, ...history);

describe('a need on the waiting list', () => {
  it('is opened and closed', () => {
    entry().when(open, facts).then(opened);
    entry(opened).when({ kind: 'close', reason: 'withdrawn' }, facts).then(closed);
  });

  it('is refused', () => {
    entry(opened).when(open, facts).thenRefused('entry-already-open');
    entry().when(open, { today }).thenRefused('course-type-unknown');
    entry()
      .when({ ...open, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    entry().when({ kind: 'close', reason: 'withdrawn' }, facts).thenRefused('entry-unknown');
    entry(opened, closed).when({ kind: 'close', reason: 'withdrawn' }, facts).thenRefused('entry-closed');
    entry(erased).when({ kind: 'close', reason: 'withdrawn' }, facts).thenRefused('person-erased');
    entry(erased).when(open, facts).thenRefused('person-erased');
  });
});
