import { type EventDefinition, type EventRegistry, SchemaViolation, UnknownEventType } from '#contracts';
import type { Publisher } from '#event-sourcing';

/** A type that this service could store, but neither read back nor publish: the start fails before anything is decided. */
export class EventNotRegistered extends Error {
  constructor(type: string, reason: string) {
    super(`${type}: ${reason}`);
    this.name = 'EventNotRegistered';
  }
}

/**
 * Holds every domain event of a service, by its newest sample, against its schema, its publisher and the published
 * event that comes out. Throws EventNotRegistered.
 */
export function refuseUnregistered(
  domainEvents: readonly EventDefinition[],
  {
    registry,
    contracts,
    publish,
  }: {
    readonly registry: EventRegistry;
    readonly contracts: EventRegistry;
    readonly publish: Publisher;
  },
): void {
  for (const { type, version, samples } of domainEvents) {
    const data = samples[version - 1];
    if (!data) throw new EventNotRegistered(type, `has no sample of version ${version}`);
    try {
      registry.check(type, data);
      const published = publish({ type, effectiveOn: '2026-01-01', data });
      if (published) contracts.check(published.type, published.data);
    } catch (error) {
      if (error instanceof SchemaViolation || error instanceof UnknownEventType)
        throw new EventNotRegistered(type, error.message);
      throw error;
    }
  }
}
