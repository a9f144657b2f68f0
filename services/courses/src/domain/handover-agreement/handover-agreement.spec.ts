import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '#event-sourcing/testing';
import { addDays } from '../days.js';
import {
  type HandoverAgreementCommand,
  handoverAgreementDecider,
  type HandoverAgreementEvent,
  promiseOn,
  type ProposeAgreement,
} from './handover-agreement.js';

const today = '2026-11-24';
const facts = { today, partnerKnown: true };
const pair = { pairId: 'hp_1', providers: ['p-x', 'vhs'] };
const propose: ProposeAgreement = {
  kind: 'propose',
  pairId: 'hp_1',
  providerId: 'vhs',
  partnerId: 'p-x',
  answerDays: 7,
  validFrom: '2026-12-01',
};
const proposed = {
  type: 'handover-agreement-proposed',
  effectiveOn: today,
  data: { ...pair, agreementId: 'hp_1_1', by: 'vhs', answerDays: 7, validFrom: '2026-12-01' },
} satisfies HandoverAgreementEvent;
const of = { ...pair, agreementId: 'hp_1_1' };
const agreed = { type: 'handover-agreement-agreed', effectiveOn: today, data: { ...of, by: 'p-x' } } as const;
const agreements = (...history: HandoverAgreementEvent[]) => given(handoverAgreementDecider, ...history);
const stateOf = (...events: HandoverAgreementEvent[]) =>
  events.reduce(handoverAgreementDecider.evolve, handoverAgreementDecider.initial);

describe('an agreement of two providers', () => {
  it('is proposed by one and agreed by the other', () => {
    agreements().when(propose, facts).then(proposed);
    agreements(proposed).when({ kind: 'agree', agreementId: 'hp_1_1', providerId: 'p-x' }, facts).then(agreed);
    agreements(proposed)
      .when({ kind: 'agree', agreementId: 'hp_1_1', providerId: 'vhs' }, facts)
      .thenRefused('own-proposal');
  });

  it('is declined by the other, or taken back', () => {
    for (const providerId of ['p-x', 'vhs'])
      agreements(proposed)
        .when({ kind: 'decline', agreementId: 'hp_1_1', providerId }, facts)
        .then({ type: 'handover-agreement-declined', effectiveOn: today, data: { ...of, by: providerId } });
    agreements(proposed, agreed)
      .when({ kind: 'decline', agreementId: 'hp_1_1', providerId: 'p-x' }, facts)
      .thenRefused('agreement-answered');
  });

  it('is refused where it says nothing, or nothing that can hold', () => {
    const { answerDays: _none, ...empty } = propose;
    agreements().when(empty, facts).thenRefused('nothing-promised');
    agreements()
      .when({ ...propose, partnerId: 'vhs' }, facts)
      .thenRefused('agreement-with-itself');
    agreements().when(propose, { today }).thenRefused('partner-unknown');
    agreements()
      .when({ ...propose, validTo: '2026-11-30' }, facts)
      .thenRefused('agreement-over');
    agreements(proposed).when(propose, facts).thenRefused('proposal-open');
  });

  it('is ended by either side, today at the earliest, once', () => {
    const end = { kind: 'end', agreementId: 'hp_1_1', providerId: 'vhs', lastDay: '2026-12-31' } as const;
    const ended = {
      type: 'handover-agreement-ended',
      effectiveOn: today,
      data: { ...of, by: 'vhs', lastDay: '2026-12-31' },
    } as const;
    agreements(proposed, agreed).when(end, facts).then(ended);
    agreements(proposed).when(end, facts).thenRefused('agreement-not-agreed');
    agreements(proposed, agreed, ended).when(end, facts).thenRefused('agreement-ended');
    agreements(proposed, agreed)
      .when({ ...end, lastDay: '2026-11-23' }, facts)
      .thenRefused('last-day-passed');
  });

  it('is unknown to others, as one that does not exist', () => {
    for (const [agreementId, providerId] of [
      ['hp_1_1', 'p-y'],
      ['hp_1_2', 'vhs'],
    ] as const)
      agreements(proposed).when({ kind: 'agree', agreementId, providerId }, facts).thenRefused('agreement-unknown');
  });
});

describe('the promise on a day', () => {
  const shorter: HandoverAgreementEvent[] = [
    {
      ...proposed,
      effectiveOn: '2027-01-10',
      data: { ...proposed.data, agreementId: 'hp_1_2', answerDays: 3, validFrom: '2027-01-01' },
    },
    { ...agreed, effectiveOn: '2027-01-15', data: { ...agreed.data, agreementId: 'hp_1_2' } },
  ];

  it('begins when both agreed and its first day has come', () => {
    expect(promiseOn(stateOf(proposed), '2026-12-02')).toBeUndefined();
    expect(promiseOn(stateOf(proposed, agreed), '2026-11-30')).toBeUndefined();
    expect(promiseOn(stateOf(proposed, agreed), '2026-12-01')).toEqual({ agreementId: 'hp_1_1', answerDays: 7 });
  });

  it('is that of the agreement that began last, and binds nobody before it was agreed', () => {
    const state = stateOf(proposed, agreed, ...shorter);
    expect(promiseOn(state, '2027-01-14')?.answerDays).toBe(7);
    expect(promiseOn(state, '2027-01-15')?.answerDays).toBe(3);
  });

  it('ends with its last day', () => {
    const ended: HandoverAgreementEvent = {
      type: 'handover-agreement-ended',
      effectiveOn: today,
      data: { ...of, by: 'vhs', lastDay: '2026-12-31' },
    };
    expect(promiseOn(stateOf(proposed, agreed, ended), '2026-12-31')?.agreementId).toBe('hp_1_1');
    expect(promiseOn(stateOf(proposed, agreed, ended), '2027-01-01')).toBeUndefined();
  });
});

it('whatever is commanded, a promise was proposed by one and agreed by the other', () => {
  const day = fc.integer({ min: -20, max: 60 }).map((days) => addDays(today, days));
  const providerId = fc.constantFrom('vhs', 'p-x', 'p-y');
  const agreementId = fc.integer({ min: 1, max: 4 }).map((number) => `hp_1_${number}`);
  const command: fc.Arbitrary<HandoverAgreementCommand> = fc.oneof(
    fc.record({
      kind: fc.constant('propose' as const),
      pairId: fc.constant('hp_1'),
      providerId: fc.constantFrom('vhs', 'p-x'),
      partnerId: fc.constantFrom('vhs', 'p-x'),
      answerDays: fc.integer({ min: 1, max: 30 }),
      validFrom: day,
    }),
    fc.record({ kind: fc.constantFrom('agree' as const, 'decline' as const), agreementId, providerId }),
    fc.record({ kind: fc.constant('end' as const), agreementId, providerId, lastDay: day }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), day, (commands, asked) => {
      const events: HandoverAgreementEvent[] = [];
      for (const one of commands) {
        const decision = handoverAgreementDecider.decide(stateOf(...events), one, facts);
        if (decision.ok) events.push(...decision.events);
      }
      const promise = promiseOn(stateOf(...events), asked);
      if (!promise) return;
      const by = (type: HandoverAgreementEvent['type']) =>
        events.find((event) => event.type === type && event.data.agreementId === promise.agreementId)?.data.by;
      expect([by('handover-agreement-proposed'), by('handover-agreement-agreed')].toSorted()).toEqual(['p-x', 'vhs']);
    }),
  );
});
