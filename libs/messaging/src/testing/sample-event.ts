import type { ContractEvent } from '#contracts';

/** A contract event about no person: version `streamVersion` of `stream`. */
export function sampleEvent(stream: string, streamVersion: number, more: Partial<ContractEvent> = {}): ContractEvent {
  return {
    id: `${stream}-${streamVersion}`,
    context: 'courses',
    type: 'course-run-started',
    schemaVersion: 1,
    stream,
    streamVersion,
    recordedAt: '2026-11-24T08:00:00.000Z',
    effectiveOn: '2026-11-24',
    correlationId: 'cor-1',
    causationId: 'cau-1',
    data: { runId: 'r_1' },
    ...more,
  };
}
