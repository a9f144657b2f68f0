import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedEvent } from '#contracts';
import { rightsOfPersons } from '../../policies/rights-of-person.projection.js';
import type { Projection } from '#event-sourcing/projections';
import { participants } from './participant.projection.js';

let id = 0;
const event = (stream: string, streamVersion: number, type: string, data: OpenedEvent['data']): OpenedEvent => ({
  id: `ev_${id++}`,
  context: 'courses',
  type,
  stream,
  streamVersion,
  recordedAt: '2026-11-24T08:00:00.000Z',
  effectiveOn: '2026-11-24',
  correlationId: 'c',
  causationId: 'c',
  data: { personRef: 'p_1', ...data },
});
const registration = (n: number) => ({ registrationId: `g_${n}`, runId: `r_${n}` });
const handover = { handoverId: 'h_1', fromProvider: 'vhs', toProvider: 'p-x' };

const streams: readonly (readonly OpenedEvent[])[] = [
  [
    event('participation-p_1', 1, 'registration-requested', registration(1)),
    event('participation-p_1', 2, 'registration-refused', { ...registration(1), reason: 'run-full' }),
    event('participation-p_1', 3, 'registration-requested', registration(2)),
    event('participation-p_1', 4, 'participation-started', registration(2)),
  ],
  [event('handover-h_1', 1, 'handover-offered', handover), event('handover-h_1', 2, 'handover-returned', handover)],
  [event('entitlement-e_1', 1, 'entitlement-issued', { entitlementId: 'e_1' })],
];

/** The streams in any interleaving, each in its own order. */
const interleaved = fc
  .shuffledSubarray(
    streams.flatMap((events, at) => events.map(() => at)),
    { minLength: 7 },
  )
  .map((order) => {
    const left = streams.map((events) => [...events]);
    return order.flatMap((at) => left[at]?.shift() ?? []);
  });

function viewOf<Section, View>(
  projection: Projection<Section, View>,
  events: readonly OpenedEvent[],
): View | undefined {
  const sections: Record<string, Section> = {};
  for (const one of events) {
    if (projection.documentOf(one) === 'p_1') sections[one.stream] = projection.evolve(sections[one.stream], one);
  }
  return projection.view('p_1', sections)?.view;
}

it('any interleaving of the streams gives the same views', () => {
  fc.assert(
    fc.property(interleaved, (events) => {
      expect(viewOf(participants, events)).toEqual({ runIds: ['r_2'], providers: ['vhs'] });
      expect(viewOf(rightsOfPersons, events)).toEqual({
        entitlementIds: ['e_1'],
        consentIds: [],
        obligationIds: [],
        startedOn: { r_2: '2026-11-24' },
        registeredOn: {},
        leftOn: {},
      });
    }),
  );
});

it('nothing is left of an erased person', () => {
  const erased = streams
    .flat()
    .map((one) => ({ ...one, type: 'erased', data: { erasedType: one.type, personRef: 'p_1' } }));
  expect(viewOf(participants, erased)).toBeUndefined();
  expect(viewOf(rightsOfPersons, erased)).toEqual({
    entitlementIds: [],
    consentIds: [],
    obligationIds: [],
    startedOn: {},
    registeredOn: {},
    leftOn: {},
  });
});
