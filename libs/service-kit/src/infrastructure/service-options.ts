import type { Context, EventDefinition, Sphere } from '#contracts';
import type { Publisher } from '#event-sourcing';

/** A service that reads what others decided: no store, no executor, no relay, no timers. */
export interface ReadingService {
  /** Name in addresses, groups, folders and databases: `courses`. */
  readonly name: string;
  /** Spheres whose keys it was granted. */
  readonly spheres: readonly Sphere[];
  /** It shows single persons: each look is logged. */
  readonly showsPersons?: boolean;
  readonly context?: undefined;
}

/** A service that decides, and publishes on its context's topic. */
export interface DecidingService extends Omit<ReadingService, 'context'> {
  readonly context: Context;
  /** Everything its streams hold: published events of its context and inner ones. */
  readonly domainEvents: readonly EventDefinition[];
  readonly publish: Publisher;
}

export type ServiceOptions = ReadingService | DecidingService;
