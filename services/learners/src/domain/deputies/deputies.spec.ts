import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { deputiesDecider, principalsOf } from './deputies.decider.js';

const today = '2026-11-24';
const deputyship = { deputyId: 'v_1', principal: 'a_1', deputy: 'a_2', from: '2026-11-25', to: '2026-12-04' };
const data = { personRef: 'acc_1', ...deputyship };
const appoint = { type: 'appoint-deputy', ...data } as const;
const appointed = { type: 'deputy-appointed', effectiveOn: today, data } as const;
const deputies = given(deputiesDecider, { today });

describe('deputies of an office', () => {
  it('stand in from a day to a day', () => {
    deputies().when(appoint).then(appointed);
    const state = deputies(appointed).state();
    expect(
      ['2026-11-24', '2026-11-25', '2026-12-04', '2026-12-05'].map((day) => principalsOf(state, 'a_2', day)),
    ).toEqual([[], ['a_1'], ['a_1'], []]);
    expect(principalsOf(state, 'a_1', '2026-11-25')).toEqual([]);
  });

  it('are ended, once', () => {
    const end = { type: 'end-deputy', deputyId: 'v_1' } as const;
    const ended = { type: 'deputy-ended', effectiveOn: today, data: { deputyId: 'v_1' } } as const;
    deputies(appointed).when(end).then(ended);
    deputies(appointed, ended).when(end).refused('deputy-unknown');
    expect(principalsOf(deputies(appointed, ended).state(), 'a_2', '2026-11-25')).toEqual([]);
  });

  it('are refused', () => {
    deputies()
      .when({ ...appoint, deputy: 'a_1' })
      .refused('deputy-of-oneself', '/deputy');
    deputies()
      .when({ ...appoint, to: '2026-11-24' })
      .refused('deputy-ends-before', '/to');
    deputies()
      .when({ ...appoint, from: '2026-11-01', to: '2026-11-23' })
      .refused('deputy-in-past', '/to');
    deputies(appointed)
      .when({ ...appoint, deputyId: 'v_2', from: '2026-12-04', to: '2026-12-09' })
      .refused('deputy-already-appointed');
  });

  it('of an erased account are gone', () => {
    const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'deputy-appointed' } } as const;
    expect(deputies(erased).state()).toEqual({ current: {} });
  });
});
