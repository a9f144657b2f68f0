/** What this library tells about itself; pino's loggers fit. Fields hold ids and counts, never content. */
export interface MessagingLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Why an event did not reach its handler: nobody knows the type, people dropped it, or it cannot be read at all. */
export type SkipReason = 'unknown-type' | 'dropped' | 'malformed';

/** Counters and gauges of relay and subscriptions; the process decides what gathers them. */
export interface MessagingMetrics {
  /** Counter: contract events acknowledged by the log. */
  published?(context: string, events: number): void;
  /** Gauge: commits without a delivery mark met by the last scan (capped by its limit), without parked streams. */
  relayPending?(context: string, commits: number): void;
  /** Gauge: streams that the relay holds back. */
  relayParked?(context: string, streams: number): void;
  /** Counter and duration: one batch handled. */
  handled?(group: string, events: number, seconds: number): void;
  /** Counter: events that were not handled. */
  skipped?(group: string, reason: SkipReason, events: number): void;
  /** Counter: attempts after a failure. */
  retried?(group: string): void;
  /** Counter: events that went to the parking place. */
  parked?(group: string, events: number): void;
  /** Gauge: 1 while the subscription waits for something that is away. */
  paused?(group: string, paused: boolean): void;
}
