/** A commit as the bench's commands write it: the raw loops write the same bytes. */
export const sampleBody = () => ({
  fromVersion: 2,
  toVersion: 2,
  contentHash: 'x'.repeat(43),
  recordedAt: '2026-11-24T08:00:00.000Z',
  actor: 'a_bench',
  correlationId: 'assess-1000',
  causationId: 'assess-1000',
  events: [
    {
      id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      type: 'language-level-assessed',
      schemaVersion: 1,
      version: 2,
      data: { personRef: 'p_0123456789ab_100' },
      sealed: { personRef: 'p_0123456789ab_100', sphere: 'coordination', blob: 'A'.repeat(160) },
      contract: { type: 'language-level-assessed', schemaVersion: 1 },
    },
  ],
  hash: 'f'.repeat(64),
});
