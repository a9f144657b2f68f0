import { createHash } from 'node:crypto';
import type { JsonObject } from '#contracts';

/** Something to look at when its time has come. Holds nothing identifying; the decider checks again. */
export interface Timer {
  /** The same id scheduled again replaces the row. */
  readonly id: string;
  /** Instant in UTC with milliseconds. */
  readonly dueAt: string;
  readonly stream: string;
  readonly kind: string;
  readonly ruleVersion: string;
  readonly payload?: JsonObject;
}

/** Timers of one service. Throws StoreUnavailable when the database does not answer. */
export interface TimerStore {
  schedule(timers: readonly Timer[]): Promise<void>;
  cancel(ids: readonly string[]): Promise<void>;
  /** Due at `now` and not put off, the longest due first. */
  due(now: string, limit: number): Promise<readonly Timer[]>;
  /** Removes a timer that fired; one scheduled anew in the meantime for another instant stays. */
  done(timer: Pick<Timer, 'id' | 'dueAt'>): Promise<void>;
  /** After a failure: not due before `until`, others go on. */
  putOff(timer: Pick<Timer, 'id' | 'dueAt'>, until: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Id of the command that a timer sends: the same for the same timer, so a repeat meets itself. */
export function timerCommandId({ id, stream, kind, dueAt, ruleVersion }: Omit<Timer, 'payload'>): string {
  const parts = JSON.stringify([id, stream, kind, dueAt, ruleVersion]);
  return `timer-${createHash('sha256').update(parts).digest('base64url')}`;
}
