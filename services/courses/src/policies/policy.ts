import type { TimerStore } from '#event-sourcing';
import type { Wanted } from '#service-kit';
import type { CourseFacts } from '../commands/course-facts.js';
import type { PolicyEvent } from '../contract-events.js';
import type { Roster } from './roster.js';

export interface PolicyParts {
  /** The state of the policies' own subscription; it has seen the event at hand. */
  readonly roster: Roster;
  /** This service's own streams. */
  readonly courses: CourseFacts;
  /** What waits for its time. */
  readonly timers: TimerStore;
}

/**
 * When this happened, do that. Streams come in no order, so each policy listens to both sides of what must meet; what it
 * wants twice is refused the second time by the stream concerned.
 */
export interface Policy {
  readonly name: string;
  react(event: PolicyEvent, parts: PolicyParts): Promise<readonly Wanted[]>;
}
