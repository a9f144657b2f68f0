import { refuse, type Decision } from '#event-sourcing';

/** What every decision of this service knows beyond its own stream. */
export interface Today {
  /** The day in Europe/Berlin, `YYYY-MM-DD`. */
  readonly today: string;
}

/** History may be recorded at any time, the future never: an event is a thing that happened. */
export const refuseFuture = (effectiveOn: string, { today }: Today): Decision<never> | undefined =>
  effectiveOn > today
    ? refuse('effective-in-future', 'invalid', 'the day on which it happened lies in the future', '/effectiveOn')
    : undefined;
