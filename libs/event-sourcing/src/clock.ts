import { Temporal } from 'temporal-polyfill';

/** The one source of time. Tests and the simulation set it for all processes. */
export interface Clock {
  /** Now, as an instant in UTC with milliseconds (`2026-11-24T08:00:00.000Z`). */
  now(): string;
  /** The day in Europe/Berlin, `YYYY-MM-DD`. */
  today(): string;
}

/** The instant, in UTC with milliseconds, at which a day `YYYY-MM-DD` begins in Europe/Berlin. Throws RangeError. */
export const startOfDay = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime('Europe/Berlin').toInstant().toString({ fractionalSecondDigits: 3 });

/** The day in Europe/Berlin, `YYYY-MM-DD`, in which an instant lies. Throws RangeError for what is no instant. */
export const dayInBerlin = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();

export class SystemClock implements Clock {
  now(): string {
    return new Date().toISOString();
  }

  today(): string {
    return dayInBerlin(this.now());
  }
}

/** Stands still until it is set. */
export class TestClock implements Clock {
  private instant: Temporal.Instant;

  /** `start`: an instant in UTC. */
  constructor(start = '2026-11-24T08:00:00.000Z') {
    this.instant = Temporal.Instant.from(start);
  }

  now(): string {
    return this.instant.toString({ fractionalSecondDigits: 3 });
  }

  today(): string {
    return dayInBerlin(this.now());
  }

  /** May go back too: a wrong clock is a case to test. */
  set(instant: string): void {
    this.instant = Temporal.Instant.from(instant);
  }

  /** Days are calendar days in Europe/Berlin: the hour on the wall stays, also across a change of summer time. */
  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void {
    this.instant = this.instant.toZonedDateTimeISO('Europe/Berlin').add(by).toInstant();
  }
}
