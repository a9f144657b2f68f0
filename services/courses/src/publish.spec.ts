import { expect, it } from '@jest/globals';
import { contractRegistry, coursesEvents, EventRegistry } from '#contracts';
import { innerEvents } from './inner-events.js';
import { publish } from './publish.js';

/** Known to the others from the run. */
const INSIDE: ReadonlySet<string> = new Set(['seat-days-changed']);

it('publishes every event of this service as one that its contract takes', () => {
  const contracts = contractRegistry();
  for (const { type, samples } of [...coursesEvents, ...innerEvents]) {
    for (const data of samples) {
      const published = publish({ type, effectiveOn: '2026-11-24', data });
      expect([type, published === undefined]).toEqual([type, INSIDE.has(type)]);
      if (published) contracts.check(published.type, published.data);
    }
  }
});

it('keeps the period of a run inside', () => {
  const [sample] = innerEvents.flatMap(({ samples }) => samples);
  expect(publish({ type: 'seat-requested', effectiveOn: '2026-11-24', data: sample ?? {} })).toEqual({
    type: 'registration-requested',
    data: { personRef: 'p_7Qm2x0Vb4Kd9', registrationId: 'g_1', runId: 'r_1' },
  });
  const registry = new EventRegistry(innerEvents);
  for (const { type, samples } of innerEvents) for (const data of samples) registry.check(type, data);
});
