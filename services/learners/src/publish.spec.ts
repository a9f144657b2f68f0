import { expect, it } from '@jest/globals';
import { contractRegistry, learnersEvents } from '#contracts';
import { innerEvents } from './inner-events.js';
import { publish } from './publish.js';

it('publishes every event of this service as one that its contract takes', () => {
  const contracts = contractRegistry();
  for (const { type, samples } of [...learnersEvents, ...innerEvents]) {
    for (const data of samples) {
      const published = publish({ type, effectiveOn: '2026-11-24', data });
      expect(published).toBeDefined();
      if (published) contracts.check(published.type, published.data);
    }
  }
});

it('keeps the identity inside', () => {
  const [sample] = innerEvents.flatMap(({ samples }) => samples);
  expect(publish({ type: 'learner-taken-in', effectiveOn: '2026-11-24', data: sample ?? {} })).toEqual({
    type: 'learner-enrolled',
    data: { personRef: 'p_7Qm2x0Vb4Kd9', municipalityKey: '03251040', arrivedOn: '2025-03-01', takenInBy: 'vhs' },
  });
});
