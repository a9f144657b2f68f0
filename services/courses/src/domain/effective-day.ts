import { type Decision, refuse } from '#event-sourcing';

/** What every decision of this service knows beyond its own stream. */
export interface Today {
  /** The day in Europe/Berlin, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A command about something that happened on a day, maybe long ago: so history comes in. */
export interface OfDay {
  /** `YYYY-MM-DD`; absent: today. */
  readonly effectiveOn?: string;
}

export const dayOf = ({ effectiveOn }: OfDay, { today }: Today): string => effectiveOn ?? today;

/** The past may be recorded at any time, the future never: an event is a thing that happened. */
export const refuseFuture = (day: string, { today }: Today, at = '/effectiveOn'): Decision<never> | undefined =>
  day > today ? refuse('day-in-future', 'invalid', 'What has not happened yet cannot be recorded.', at) : undefined;
