import type { LoggedEvent } from '#contracts';
import type { EventLog, RawSubscription } from '../event-log.port.js';

/** Of every topic of the contract. */
export const PARTITIONS = 4;

export interface Gathering {
  readonly got: readonly LoggedEvent[];
  stop(): Promise<void>;
}

/** The log that the rules of this contract are tried on. */
export interface LogUnderTest {
  readonly log: () => EventLog;
  /** Closes it and opens it again, as after a restart. */
  readonly reopen: () => Promise<void>;
  readonly newTopic: () => Promise<string>;
  /** Subscribes and gathers what comes, unless `more` handles it. */
  readonly gather: (topic: string, group: string, more?: Partial<RawSubscription>) => Promise<Gathering>;
}
