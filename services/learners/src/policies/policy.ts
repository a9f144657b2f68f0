import type { TimerStore } from '#event-sourcing';
import type { Wanted } from '#service-kit';
import type { ConsentDesk } from '../commands/consent-desk.js';
import type { RuleBook } from '../domain/rule-book/rule-book.js';
import type { TransitionRules } from '../domain/transition/template.js';
import type { HeardEvent } from '../heard-events.js';
import type { Plans } from './plans.js';
import type { Rights } from './rights.js';

export interface PolicyParts {
  /** The state of the policies' own subscription; it has seen the event at hand. */
  readonly rights: Rights;
  readonly rules: RuleBook;
  readonly timers: TimerStore;
  readonly consents: ConsentDesk;
  readonly transitionRules: TransitionRules;
  /** The open steps of transitions; they have seen the event at hand. */
  readonly plans: Plans;
}

/**
 * When this happened, do that. Streams come in no order, so each policy listens to all sides of what must meet; what it
 * wants twice is refused the second time by the stream concerned.
 */
export interface Policy {
  readonly name: string;
  react(event: HeardEvent, parts: PolicyParts): Promise<readonly Wanted[]>;
}
