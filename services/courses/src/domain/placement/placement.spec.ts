import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type DecidePlacement, type FailPlacement, placementDecider, type PlacementEvent } from './placement.js';

const today = '2026-11-24';
const proposed = [{ runId: 'r_1', reasonsFor: ['level-fits'], reasonsAgainst: ['no-childcare'] }];
const choice: DecidePlacement['choice'] = {
  outcome: 'chosen',
  runId: 'r_1',
  proposed,
  ruleId: 'matching',
  ruleVersion: '2026-11-01',
};
const decide: DecidePlacement = { kind: 'decide', placementId: 'd_1', entryId: 'w_1', choice };
const facts = { today, personRef: 'p_1', run: { closed: false } };
const decided: PlacementEvent = {
  type: 'placement-decided',
  effectiveOn: today,
  data: { ...choice, personRef: 'p_1', placementId: 'd_1', entryId: 'w_1' },
};
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'placement-decided' } } as const;
const failed = (reason: FailPlacement['reason']): PlacementEvent => ({
  type: 'placement-failed',
  effectiveOn: today,
  data: { personRef: 'p_1', placementId: 'd_1', entryId: 'w_1', runId: 'r_1', reason },
});
const fail: FailPlacement = { kind: 'fail', reason: 'overlapping-registration' };
const notFitting = { ...choice, outcome: 'not-fitting', reason: 'childcare' } as const;
const proposal = () => given(placementDecider);

describe('a decision about a proposal', () => {
  it('is kept with all that was proposed', () => {
    proposal().when(decide, facts).then(decided);
    proposal()
      .when({ ...decide, choice: notFitting }, facts)
      .then({ ...decided, data: { ...decided.data, ...notFitting } });
    proposal()
      .when({ ...decide, choice: { ...choice, outcome: 'declined-by-person' } }, { ...facts, overlaps: true })
      .then({ ...decided, data: { ...decided.data, outcome: 'declined-by-person' } });
  });

  it('names the reason where the run is off the level of the person, as far as both are known', () => {
    const off = { ...facts, run: { closed: false, entryLevel: 'A2' }, level: 'B1' } as const;
    proposal().when(decide, off).thenRefused('level-reason-missing');
    const withReason = { ...choice, levelReason: 'wish' } as const;
    proposal()
      .when({ ...decide, choice: withReason }, off)
      .then({ ...decided, data: { ...decided.data, levelReason: 'wish' } });
    proposal()
      .when(decide, { ...off, level: 'A2' })
      .then(decided);
    proposal()
      .when({ ...decide, choice: notFitting }, off)
      .then({ ...decided, data: { ...decided.data, ...notFitting } });
    proposal()
      .when({ ...decide, choice: { ...notFitting, levelReason: 'wish' } }, off)
      .thenRefused('reason-and-outcome');
  });

  it('comes to nothing once, where the run chosen cannot be asked for a seat any more', () => {
    given(placementDecider, decided).when(fail, { today }).then(failed('overlapping-registration'));
    given(placementDecider, decided, failed('run-closed')).when(fail, { today }).thenRefused('placement-not-open');
    given(placementDecider, decided, failed('run-closed')).when(decide, facts).thenRefused('placement-already-decided');
    const other = { ...decided, data: { ...decided.data, ...notFitting } } as PlacementEvent;
    given(placementDecider, other).when(fail, { today }).thenRefused('placement-not-open');
    proposal().when(fail, { today }).thenRefused('placement-not-open');
    given(placementDecider, decided, erased).when(fail, { today }).thenRefused('person-erased');
  });

  it('is refused', () => {
    given(placementDecider, decided).when(decide, facts).thenRefused('placement-already-decided');
    given(placementDecider, erased).when(decide, facts).thenRefused('person-erased');
    proposal()
      .when({ ...decide, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    proposal()
      .when(decide, { today, run: { closed: false } })
      .thenRefused('entry-unknown');
    proposal()
      .when({ ...decide, choice: { ...choice, runId: 'r_2' } }, facts)
      .thenRefused('run-not-proposed');
    proposal()
      .when({ ...decide, choice: { ...choice, reason: 'level' } }, facts)
      .thenRefused('reason-and-outcome');
    proposal()
      .when({ ...decide, choice: { ...choice, outcome: 'not-fitting' } }, facts)
      .thenRefused('reason-and-outcome');
    proposal().when(decide, { today, personRef: 'p_1' }).thenRefused('run-unknown');
    proposal()
      .when(decide, { ...facts, run: { closed: true } })
      .thenRefused('run-closed');
    proposal()
      .when(decide, { ...facts, overlaps: true })
      .thenRefused('overlapping-registration');
  });
});
