import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type DecidePlacement, placementDecider, type PlacementEvent, type PlacementFacts } from './placement.js';

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

  it('off the level of the person is kept with its documented reason', () => {
    const offLevel: PlacementFacts = { ...facts, level: 'B1', run: { closed: false, entryLevel: 'A2' } };
    const why = { levelReason: 'no-course-of-level' } as const;
    proposal()
      .when({ ...decide, choice: { ...choice, ...why } }, offLevel)
      .then({ ...decided, data: { ...decided.data, ...why } });
    // Who is not registered needs none.
    proposal()
      .when({ ...decide, choice: { ...choice, outcome: 'declined-by-person' } }, offLevel)
      .then({ ...decided, data: { ...decided.data, outcome: 'declined-by-person' } });
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
    const offLevel: PlacementFacts = { ...facts, level: 'B1', run: { closed: false, entryLevel: 'A2' } };
    proposal().when(decide, offLevel).thenRefused('level-reason-missing');
    proposal().when(decide, { today, personRef: 'p_1' }).thenRefused('run-unknown');
    proposal()
      .when(decide, { ...facts, run: { closed: true } })
      .thenRefused('run-closed');
    proposal()
      .when(decide, { ...facts, overlaps: true })
      .thenRefused('overlapping-registration');
  });
});
