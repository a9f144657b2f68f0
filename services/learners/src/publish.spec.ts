import { expect, it } from '@jest/globals';
import { contractRegistry, learnersEvents } from '#contracts';
import { innerEvents } from './inner-events.js';
import { publish } from './publish.js';

/** Notes of an office, and who stands in for whom there, leave it never. */
const OF_AN_OFFICE = ['follow-up-note-written', 'follow-up-note-redacted', 'deputy-appointed', 'deputy-ended'];

it('publishes every event of this service as one that its contract takes', () => {
  const contracts = contractRegistry();
  for (const { type, samples } of [...learnersEvents, ...innerEvents]) {
    // Samples of earlier versions are lifted when they are read, and never written again.
    const published = publish({ type, effectiveOn: '2026-11-24', data: samples.at(-1) ?? {} });
    expect({ type, isPublished: published !== undefined }).toEqual({ type, isPublished: !OF_AN_OFFICE.includes(type) });
    if (published) contracts.check(published.type, published.data);
  }
});

it('keeps the identity inside', () => {
  const [sample] = innerEvents.flatMap(({ samples }) => samples);
  expect(publish({ type: 'learner-taken-in', effectiveOn: '2026-11-24', data: sample ?? {} })).toEqual({
    type: 'learner-enrolled',
    data: { personRef: 'p_7Qm2x0Vb4Kd9', municipalityKey: '03251040', arrivedOn: '2025-03-01', takenInBy: 'vhs' },
  });
});
