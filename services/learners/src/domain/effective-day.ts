import { refuse, type Decision } from '#event-sourcing';

/** What every decision of this service knows beyond its own stream. */
export interface Today {
  /** The day in Europe/Berlin, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A command about something that happened on a day, maybe long ago: so history comes in. */
export interface Effective {
  /** `YYYY-MM-DD`; absent: today. */
  readonly effectiveOn?: string;
}

export const dayOf = ({ effectiveOn }: Effective, { today }: Today): string => effectiveOn ?? today;

/** History may be recorded at any time, the future never: an event is a thing that happened. */
export const refuseFuture = (command: Effective, facts: Today): Decision<never> | undefined =>
  dayOf(command, facts) > facts.today
    ? refuse('day-in-future', 'invalid', 'The day on which it happened lies in the future.', '/effectiveOn')
    : undefined;
