import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../../testing/given.js';
import { type FollowUpCommand, followUpDecider, type FollowUpFacts } from './follow-up.decider.js';
import type { FollowUpEvent, FollowUpSet } from './follow-up.events.js';

const today = '2026-11-24';
const ids = { personRef: 'p_1', followUpId: 'w_1' };
const data = {
  ...ids,
  office: 'provider-vhs',
  account: 'a_1',
  subject: 'check-handover',
  dueOn: '2026-12-01',
} as const;
const set = { type: 'set-follow-up', ...data } as const;
const wasSet: FollowUpSet = { type: 'follow-up-set', effectiveOn: today, data };
const noted: FollowUpEvent = {
  type: 'follow-up-note-written',
  effectiveOn: today,
  data: { personRef: 'n_w_1', note: 'Zeugnis fehlt' },
};
const facts: FollowUpFacts = {
  today,
  learner: 'enrolled',
  sphere: 'coordination',
  desk: { offices: ['provider-vhs'], accounts: ['a_1'] },
};
const followUp = given(followUpDecider, facts);
const as = (desk: FollowUpFacts['desk']) => given(followUpDecider, { ...facts, desk });
const move = { type: 'move-follow-up', dueOn: '2026-12-08' } as const;
const moved: FollowUpEvent = { type: 'follow-up-moved', effectiveOn: today, data: { ...ids, dueOn: '2026-12-08' } };
const finish = { type: 'finish-follow-up' } as const;
const done: FollowUpEvent = { type: 'follow-up-done', effectiveOn: today, data: ids };

describe('a follow-up', () => {
  it('is set for a day ahead, its note sealed apart', () => {
    followUp().when(set).then(wasSet);
    followUp()
      .when({ ...set, note: 'Zeugnis fehlt' })
      .then(noted, wasSet);
    followUp(wasSet).when(set).refused('follow-up-already-set');
    followUp()
      .when({ ...set, dueOn: '2026-11-23' })
      .refused('follow-up-in-past', '/dueOn');
    followUp()
      .when({ ...set, dueOn: today })
      .accepted();
    for (const [learner, code] of [
      ['unknown', 'learner-unknown'],
      ['erased', 'person-erased'],
    ] as const)
      given(followUpDecider, { ...facts, learner })()
        .when(set)
        .refused(code, '/personRef');
  });

  it('of a department whose data are kept apart stays in its sphere, whatever becomes of it', () => {
    for (const sphere of ['youth', 'health'] as const) {
      const apart: FollowUpEvent = { type: `${sphere}-follow-up-set`, effectiveOn: today, data };
      given(followUpDecider, { ...facts, sphere })()
        .when(set)
        .then(apart);
      followUp(apart)
        .when(move)
        .then({ type: `${sphere}-follow-up-moved`, effectiveOn: today, data: { ...ids, dueOn: '2026-12-08' } });
      followUp(apart)
        .when({ type: 'hand-over-follow-up' })
        .then({ type: `${sphere}-follow-up-handed-over`, effectiveOn: today, data: ids });
      const over: FollowUpEvent = { type: `${sphere}-follow-up-done`, effectiveOn: today, data: ids };
      followUp(apart).when(finish).then(over);
      followUp(apart, over).when(finish).refused('follow-up-already-done');
    }
  });

  it('is moved, handed over and done', () => {
    followUp(wasSet).when(move).then(moved);
    followUp(wasSet, moved).when(move).refused('follow-up-unchanged', '/dueOn');
    followUp(wasSet)
      .when({ ...move, dueOn: '2026-11-01' })
      .refused('follow-up-in-past', '/dueOn');
    const handOver = { type: 'hand-over-follow-up', account: 'a_2' } as const;
    followUp(wasSet)
      .when(handOver)
      .then({ type: 'follow-up-handed-over', effectiveOn: today, data: { ...ids, account: 'a_2' } });
    followUp(wasSet)
      .when({ ...handOver, account: 'a_1' })
      .refused('follow-up-unchanged', '/account');
    followUp(wasSet).when(finish).then(done);
    followUp(wasSet, done).when(move).refused('follow-up-already-done');
  });

  it('is the own office’s: others get the answer for what does not exist', () => {
    as({ offices: ['provider-p-x'], accounts: ['a_9'] })(wasSet)
      .when(finish)
      .refused('follow-up-unknown');
    followUp().when(finish).refused('follow-up-unknown');
    const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'follow-up-set' } } as const;
    followUp(erased).when(finish).refused('follow-up-unknown');
  });

  it('is done by who is in charge, by a deputy, or by anybody where it is the office’s', () => {
    const office = { ...wasSet, data: { ...ids, office: data.office, subject: data.subject, dueOn: data.dueOn } };
    const colleague = as({ offices: ['provider-vhs'], accounts: ['a_2'] });
    colleague(wasSet).when(finish).refused('not-in-charge');
    colleague(office).when(finish).then(done);
    as({ offices: ['provider-vhs'], accounts: ['a_2', 'a_1'] })(wasSet)
      .when(finish)
      .then(done);
  });

  it('stays when its note is redacted or its note’s key is gone', () => {
    const redact = { type: 'redact-note' } as const;
    const redacted = { type: 'follow-up-note-redacted', effectiveOn: today, data: { followUpId: 'w_1' } } as const;
    followUp(noted, wasSet).when(redact).then(redacted);
    followUp(wasSet).when(redact).refused('note-unknown');
    followUp(noted, wasSet, redacted).when(redact).refused('note-unknown');
    const gone = { type: 'erased', effectiveOn: today, data: { erasedType: 'follow-up-note-written' } } as const;
    expect(followUp(gone, wasSet).state()).toEqual({ phase: 'open', followUp: data, sphere: 'coordination' });
  });

  it('whatever is commanded: set once, done once, and nothing after', () => {
    const command: fc.Arbitrary<FollowUpCommand> = fc.constantFrom(
      set,
      { ...set, note: 'x' },
      move,
      { ...move, dueOn: '2026-12-09' },
      { type: 'hand-over-follow-up' as const, account: 'a_2' },
      { type: 'hand-over-follow-up' as const },
      finish,
      { type: 'redact-note' as const },
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let state = followUpDecider.initial;
        const types: string[] = [];
        for (const one of commands) {
          const decision = followUpDecider.decide(state, one, facts);
          for (const event of decision.ok ? decision.events : []) {
            state = followUpDecider.evolve(state, event);
            types.push(event.type);
          }
        }
        expect(types.filter((type) => type === 'follow-up-set').length).toBeLessThanOrEqual(1);
        const end = types.indexOf('follow-up-done');
        const after = end < 0 ? [] : types.slice(end + 1);
        expect(after.filter((type) => type !== 'follow-up-note-redacted')).toEqual([]);
      }),
    );
  });
});
