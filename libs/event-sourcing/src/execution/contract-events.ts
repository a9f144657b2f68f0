import type { Context, ContractEvent } from '#contracts';
import type { Commit } from '../store/event-store.port.js';

/** What of a commit leaves the service: each published event with the version of its domain event, in sealed form. */
export function toContractEvents(context: Context, commit: Commit): ContractEvent[] {
  return commit.events.flatMap((event) => {
    const { contract } = event;
    if (!contract) return [];
    const sealed = contract.sealed === null ? undefined : (contract.sealed ?? event.sealed);
    const effectiveOn = sealed ? undefined : (contract.effectiveOn ?? event.effectiveOn);
    return [
      {
        id: event.id,
        context,
        type: contract.type,
        schemaVersion: contract.schemaVersion,
        stream: commit.stream,
        streamVersion: event.version,
        recordedAt: commit.recordedAt,
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
        correlationId: commit.correlationId,
        causationId: commit.causationId,
        ...(commit.traceparent === undefined ? {} : { traceparent: commit.traceparent }),
        data: contract.data ?? event.data,
        ...(sealed ? { sealed } : {}),
      },
    ];
  });
}
