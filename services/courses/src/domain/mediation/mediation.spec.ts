import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { mediationDecider, type MediationEvent, type RequestMediation } from './mediation.js';

const today = '2026-11-24';
const facts = { today, providersKnown: true };
const request: RequestMediation = {
  kind: 'request',
  mediationId: 'm_1',
  providers: ['p-x', 'vhs'],
  handoverId: 'h_1',
  by: 'vhs',
  reason: 'no-answer',
};
const of = { mediationId: 'm_1', providers: ['p-x', 'vhs'], handoverId: 'h_1' };
const requested = {
  type: 'mediation-requested',
  effectiveOn: today,
  data: { ...of, by: 'vhs', reason: 'no-answer' },
} satisfies MediationEvent;
const accepted = { type: 'mediation-accepted', effectiveOn: today, data: of } satisfies MediationEvent;
const concluded = {
  type: 'mediation-concluded',
  effectiveOn: today,
  data: { ...of, result: 'settled' },
} satisfies MediationEvent;
const mediation = (...history: MediationEvent[]) => given(mediationDecider, ...history);

describe('a mediation', () => {
  it('is asked for by one of the two, or by the coordination', () => {
    mediation().when(request, facts).then(requested);
    const { by: _none, ...ofCoordination } = request;
    const { by: _by, ...data } = requested.data;
    mediation()
      .when(ofCoordination, facts)
      .then({ ...requested, data });
    mediation()
      .when({ ...request, by: 'p-y' }, facts)
      .thenRefused('not-a-party');
  });

  it('is between two known providers', () => {
    mediation()
      .when({ ...request, providers: ['vhs', 'vhs'] }, facts)
      .thenRefused('mediation-with-itself');
    mediation().when(request, { today }).thenRefused('partner-unknown');
  });

  it('is open once, taken on once, and comes to one result', () => {
    mediation(requested).when(request, facts).thenRefused('mediation-open');
    mediation(requested, accepted).when(request, facts).thenRefused('mediation-open');
    mediation(requested, accepted, concluded).when(request, facts).thenRefused('mediation-concluded');
    mediation(requested).when({ kind: 'accept' }, facts).then(accepted);
    mediation(requested, accepted).when({ kind: 'accept' }, facts).thenRefused('mediation-accepted');
    mediation(requested).when({ kind: 'conclude', result: 'settled' }, facts).thenRefused('mediation-not-accepted');
    mediation(requested, accepted).when({ kind: 'conclude', result: 'settled' }, facts).then(concluded);
    for (const command of [{ kind: 'accept' }, { kind: 'conclude', result: 'settled' }] as const) {
      mediation(requested, accepted, concluded).when(command, facts).thenRefused('mediation-concluded');
      mediation().when(command, facts).thenRefused('mediation-unknown');
    }
  });
});
