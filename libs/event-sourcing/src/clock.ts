/** The one source of time. Tests and the simulation set it for all processes. */
export interface Clock {
  /** Now, as an instant in UTC with milliseconds (`2026-11-24T08:00:00.000Z`). */
  now(): string;
  /** The day in Europe/Berlin, `YYYY-MM-DD`. */
  today(): string;
}
