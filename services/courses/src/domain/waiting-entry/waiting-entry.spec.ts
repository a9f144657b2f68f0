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
const { personRef, entryId, courseType: _courseType, ...changeable } = need;
const open: OpenWaitingEntry = { kind: 'open', need };
const opened: WaitingEntryEvent = { type: 'waiting-entry-opened', effectiveOn: today, data: need };
const evening = { ...changeable, timesOfDay: ['evening'] } as const;
const changedNeed = { ...evening, timesOfDay: [...evening.timesOfDay] };
const changed: WaitingEntryEvent = {
  type: 'waiting-entry-changed',
  effectiveOn: today,
  data: { personRef, entryId, ...changedNeed },
};
const closed: WaitingEntryEvent = {
  type: 'waiting-entry-closed',
  effectiveOn: today,
  data: { personRef, entryId, reason: 'withdrawn' },
};
const met: WaitingEntryEvent = {
  type: 'waiting-entry-closed',
  effectiveOn: today,
  data: { personRef, entryId, reason: 'registered', registrationId: 'g_1' },
};
const reopened: WaitingEntryEvent = {
  type: 'waiting-entry-reopened',
  effectiveOn: today,
  data: { personRef, entryId, reason: 'run-cancelled', registrationId: 'g_1' },
};
const reopen = { kind: 'reopen', reason: 'run-cancelled', registrationId: 'g_1' } as const;
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'waiting-entry-opened' } } as const;
const entry = (...history: (WaitingEntryEvent | ErasedEvent)[]) => given(waitingEntryDecider, ...history);

describe('a need on the waiting list', () => {
  it('is opened, changed and closed', () => {
    entry().when(open, facts).then(opened);
    entry(opened).when({ kind: 'change', need: changedNeed }, facts).then(changed);
    entry(opened).when({ kind: 'close', reason: 'withdrawn' }, facts).then(closed);
  });

  it('is met by a registration, and opens again when its seat is lost', () => {
    entry(opened).when({ kind: 'close', reason: 'registered', registrationId: 'g_1' }, facts).then(met);
    entry(opened, met).when(reopen, facts).then(reopened);
    entry(opened, met, reopened).when({ kind: 'close', reason: 'withdrawn' }, facts).then(closed);
  });

  it('counts from an earlier day where a seat was lost', () => {
    const earlier = { ...need, since: '2026-03-01' };
    entry()
      .when({ kind: 'open', need: earlier }, facts)
      .then({ ...opened, data: earlier });
    entry()
      .when({ kind: 'open', need: { ...need, since: '2026-11-25' } }, facts)
      .thenRefused('since-after-opening');
  });

  it('is one: a second entry for it is refused, and so is a change into another', () => {
    entry(opened).when(open, facts).thenRefused('need-already-open');
    entry()
      .when(open, { ...facts, openEntry: 'w_0' })
      .thenRefused('need-already-open');
    entry(opened)
      .when({ kind: 'change', need: changedNeed }, { ...facts, openEntry: 'w_0' })
      .thenRefused('need-already-open');
    entry(opened)
      .when({ kind: 'open', need: { ...need, level: 'B1' } }, facts)
      .thenRefused('entry-already-open');
    entry(opened, closed).when(open, facts).thenRefused('entry-already-open');
  });

  it('is refused', () => {
    entry().when(open, { today }).thenRefused('course-type-unknown');
    entry()
      .when({ ...open, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    entry().when({ kind: 'close', reason: 'withdrawn' }, facts).thenRefused('entry-unknown');
    entry(opened, closed).when({ kind: 'close', reason: 'withdrawn' }, facts).thenRefused('entry-closed');
    entry(opened, closed).when({ kind: 'change', need: changedNeed }, facts).thenRefused('entry-closed');
    entry(opened).when(reopen, facts).thenRefused('entry-still-open');
    entry(opened, closed).when(reopen, facts).thenRefused('entry-ended-otherwise');
    entry(erased).when({ kind: 'close', reason: 'withdrawn' }, facts).thenRefused('person-erased');
    entry(erased).when(open, facts).thenRefused('person-erased');
  });
});
