import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedEvent } from '#contracts';
import { BY_DUE, type TransitionSection, transitionProjection } from './transition.projection.js';

const ids = { personRef: 'p_1', transitionId: 't_1' };
const event = (stream: string, streamVersion: number, type: string, data: OpenedEvent['data']): OpenedEvent => ({
  id: `${stream}@${streamVersion}`,
  context: 'learners',
  type,
  stream,
  streamVersion,
  recordedAt: '2026-11-24T08:00:00.000Z',
  effectiveOn: '2026-11-24',
  correlationId: 'c',
  causationId: 'c',
  data: { ...ids, ...data },
});
const step = (code: string, owner: string) => ({ step: code, title: code, owner, dueOn: '2026-12-01' });
const kind = 'daycare-to-school';
const streams = [
  [
    event('transition-t_1', 1, 'transition-started', { kind, steps: [step('a', 'schools'), step('b', 'schools')] }),
    event('transition-t_1', 2, 'transition-step-done', { step: 'a', owner: 'schools' }),
  ],
  [event('sphere-transition-t_1-health', 1, 'health-transition-steps-planned', { kind, steps: [step('h', 'health')] })],
  [
    event('sphere-transition-t_1-youth', 1, 'youth-transition-steps-planned', { kind, steps: [step('y', 'youth')] }),
    event('sphere-transition-t_1-youth', 2, 'youth-transition-step-skipped', { step: 'y', owner: 'youth' }),
  ],
];
const interleaved = fc
  .shuffledSubarray(
    streams.flatMap((events, at) => events.map(() => at)),
    { minLength: 5 },
  )
  .map((order) => {
    const left = streams.map((events) => [...events]);
    return order.flatMap((at) => left[at]?.shift() ?? []);
  });

function keysAfter(events: readonly OpenedEvent[]): readonly string[] | undefined {
  const sections: Record<string, TransitionSection | null> = {};
  for (const one of events) {
    expect(transitionProjection.documentOf(one)).toBe('t_1');
    sections[one.stream] = transitionProjection.evolve(sections[one.stream], one);
  }
  return transitionProjection.view('t_1', sections)?.keys[BY_DUE]?.toSorted();
}

it('any interleaving of the streams gives the same open steps, each under its owner', () => {
  fc.assert(
    fc.property(interleaved, (events) => {
      expect(keysAfter(events)).toEqual([
        'apart:health|2026-12-01|t_1|h',
        'shared:schools|2026-12-01|t_1|b',
        'shared|2026-12-01|t_1|b',
      ]);
    }),
  );
});

it('nothing is left of it when it is over, or when its person was erased', () => {
  const all = streams.flat();
  expect(keysAfter([...all, event('transition-t_1', 3, 'transition-completed', {})])).toEqual([]);
  expect(
    keysAfter([...all, event('transition-t_1', 3, 'erased', { erasedType: 'transition-started' })]),
  ).toBeUndefined();
});
