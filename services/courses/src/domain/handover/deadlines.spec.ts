import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import type { HandoverFacts } from './handover.commands.js';
import type { HandoverEvent, HandoverOffered } from './handover.events.js';
import { handoverDecider } from './handover.js';

const data = { personRef: 'p_1', handoverId: 'h_1', fromProvider: 'vhs', toProvider: 'p-x' };
const offeredOn = '2026-11-24';
const offered: HandoverOffered = {
  type: 'handover-offered',
  effectiveOn: offeredOn,
  data: {
    ...data,
    registrationId: 'g_1',
    endedRunId: 'r_1',
    followUpCourseType: 'BSK_B2',
    level: 'B1',
    courseEndsOn: '2026-12-18',
    answerDueOn: '2026-12-08',
    basis: 'aufenthg-88a-3',
    ruleId: 'handover-answer',
    ruleVersion: '2026-01-01',
    passes: ['level'],
    warnOn: '2026-12-05',
    expiresOn: '2027-01-19',
    watchRuleId: 'handover-watch',
    watchRuleVersion: '2026-01-01',
  },
};
const promised = (more: Partial<HandoverOffered['data']>): HandoverOffered => ({
  ...offered,
  data: { ...offered.data, agreementId: 'ha_1', ...more },
});
const acceptedOf = (more: Partial<Extract<HandoverEvent, { type: 'handover-accepted' }>['data']> = {}) =>
  ({ type: 'handover-accepted', effectiveOn: '2026-11-30', data: { ...data, ...more } }) as const;
const handover = (...history: HandoverEvent[]) => given(handoverDecider, ...history);
const on = (today: string): HandoverFacts => ({ today });
const deadline = (type: 'handover-warned' | 'handover-escalated', effectiveOn: string, dueOn: string) =>
  ({ type, effectiveOn, data: { ...data, stage: 'answer', dueOn } }) as const;

describe('the deadline of an answer', () => {
  const warn = { kind: 'warn', stage: 'answer' } as const;
  const escalate = { kind: 'escalate', stage: 'answer' } as const;

  it('is warned of once, when it is near and before it has passed', () => {
    const warned = deadline('handover-warned', '2026-12-05', '2026-12-08');
    handover(offered).when(warn, on('2026-12-04')).thenRefused('deadline-not-near');
    handover(offered).when(warn, on('2026-12-05')).then(warned);
    handover(offered).when(warn, on('2026-12-09')).thenRefused('deadline-passed');
    handover(offered, warned).when(warn, on('2026-12-06')).thenRefused('deadline-warned-already');
  });

  it('is told to the coordination once it has passed', () => {
    const escalated = deadline('handover-escalated', '2026-12-09', '2026-12-08');
    handover(offered).when(escalate, on('2026-12-08')).thenRefused('deadline-not-passed');
    handover(offered).when(escalate, on('2026-12-09')).then(escalated);
    handover(offered, escalated).when(escalate, on('2026-12-10')).thenRefused('handover-escalated-already');
    handover(offered, acceptedOf()).when(escalate, on('2026-12-09')).thenRefused('stage-not-open');
  });

  it('is that of the promise where it is shorter than the rule, and of the rule where it is not', () => {
    handover(promised({ promisedAnswerOn: '2026-12-01' }))
      .when(escalate, on('2026-12-02'))
      .then(deadline('handover-escalated', '2026-12-02', '2026-12-01'));
    handover(promised({ promisedAnswerOn: '2026-12-20' }))
      .when(escalate, on('2026-12-09'))
      .then(deadline('handover-escalated', '2026-12-09', '2026-12-08'));
  });

  it('ends an offer after the grace of the rule, on the day after its last one, whenever the timer fires', () => {
    const expired = {
      type: 'handover-expired',
      effectiveOn: '2027-01-20',
      data: { ...data, ruleId: 'handover-watch', ruleVersion: '2026-01-01' },
    } as const;
    handover(offered).when({ kind: 'expire' }, on('2027-01-19')).thenRefused('deadline-not-passed');
    handover(offered).when({ kind: 'expire' }, on('2027-01-27')).then(expired);
    handover(offered, acceptedOf()).when({ kind: 'expire' }, on('2027-01-27')).thenRefused('stage-not-open');
    handover(offered, expired)
      .when({ kind: 'accept', providerId: 'p-x' }, on('2027-01-28'))
      .thenRefused('handover-closed');
  });

  it('never ends an offer that was made before offers were watched', () => {
    const { expiresOn: _none, ...old } = offered.data;
    handover({ ...offered, data: old })
      .when({ kind: 'expire' }, on('2030-01-01'))
      .thenRefused('deadline-not-passed');
  });
});

describe('the deadline of the start', () => {
  const startRule = { ruleId: 'handover-start', ruleVersion: 'bsk-2016', days: 28 };
  const watchRule = { ruleId: 'handover-watch', ruleVersion: '2026-01-01', warnDaysBefore: 3, graceDays: 42 };
  const byRule = { startRuleId: 'handover-start', startRuleVersion: 'bsk-2016' };
  const accept = { kind: 'accept', providerId: 'p-x', effectiveOn: '2026-11-30' } as const;
  const facts = (more: Partial<NonNullable<HandoverFacts['acceptance']>> = { startRule }): HandoverFacts => ({
    today: '2026-11-30',
    acceptance: { watchRule, ...more },
  });

  it('counts from the end of the course where that is later than the answer', () => {
    handover(offered)
      .when(accept, facts())
      .then(acceptedOf({ startDueOn: '2027-01-15', ...byRule, warnOn: '2027-01-12' }));
    const ended = { ...offered, data: { ...offered.data, courseEndsOn: '2026-11-01' } };
    handover(ended)
      .when(accept, facts())
      .then(acceptedOf({ startDueOn: '2026-12-28', ...byRule, warnOn: '2026-12-25' }));
  });

  it('is the shorter of two promises, beside the rule', () => {
    handover(promised({ promisedStartDays: 21, promisedCourseStartDays: 14 }))
      .when(accept, facts())
      .then(acceptedOf({ startDueOn: '2027-01-15', ...byRule, promisedStartOn: '2027-01-01', warnOn: '2026-12-29' }));
  });

  it('is watched by the promise alone where no rule says when, and by nothing where there is neither', () => {
    handover(promised({ promisedStartDays: 21 }))
      .when(accept, facts({}))
      .then(acceptedOf({ promisedStartOn: '2027-01-08', warnOn: '2027-01-05' }));
    handover(offered).when(accept, facts({})).then(acceptedOf());
    handover(offered, acceptedOf())
      .when({ kind: 'escalate', stage: 'start' }, on('2030-01-01'))
      .thenRefused('stage-not-open');
  });

  it('is escalated while the follow-up has not started', () => {
    const accepted = acceptedOf({ startDueOn: '2027-01-15' });
    const started = { type: 'follow-up-started', effectiveOn: '2027-01-10', data: { ...data, runId: 'r_2' } } as const;
    handover(offered, accepted)
      .when({ kind: 'escalate', stage: 'start' }, on('2027-01-16'))
      .then({
        type: 'handover-escalated',
        effectiveOn: '2027-01-16',
        data: { ...data, stage: 'start', dueOn: '2027-01-15' },
      });
    handover(offered, accepted, started)
      .when({ kind: 'escalate', stage: 'start' }, on('2027-01-16'))
      .thenRefused('stage-not-open');
  });
});

describe('a hand-over that came to nothing after its acceptance', () => {
  const fail = { kind: 'fail', providerId: 'p-x', reason: 'did-not-appear' } as const;

  it('is reported by either side, with the reason', () => {
    for (const providerId of ['p-x', 'vhs'])
      handover(offered, acceptedOf())
        .when({ ...fail, providerId }, on('2026-12-20'))
        .then({
          type: 'handover-failed',
          effectiveOn: '2026-12-20',
          data: { ...data, reason: 'did-not-appear', reportedBy: providerId },
        });
  });

  it('was accepted, and is none of others', () => {
    handover(offered).when(fail, on('2026-12-20')).thenRefused('handover-not-accepted');
    handover(offered, acceptedOf())
      .when({ ...fail, providerId: 'p-y' }, on('2026-12-20'))
      .thenRefused('not-a-party');
  });
});
