import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { bodyDecider, type BodyFounded, type FoundBody } from './body.decider.js';

const today = '2026-11-24';
const data = { bodyId: 'b_1', name: 'Runde', kind: 'action-plan-round' } as const;
const found: FoundBody = { type: 'found-body', ...data };
const founded: BodyFounded = { type: 'body-founded', effectiveOn: today, data };

describe('founding a body', () => {
  it('today, or on a day that has been', () => {
    given(bodyDecider).when(found, { today }).then(founded);
    given(bodyDecider)
      .when({ ...found, effectiveOn: '2015-03-01' }, { today })
      .then({ ...founded, effectiveOn: '2015-03-01' });
  });

  it('is refused', () => {
    given(bodyDecider, founded).when(found, { today }).thenRefused('body-already-founded');
    const future = given(bodyDecider)
      .when({ ...found, effectiveOn: '2026-11-25' }, { today })
      .thenRefused('day-in-future');
    expect(future.at).toBe('/effectiveOn');
  });
});
