import type { Clock } from '../clock.js';
import type { Lease } from './lease.port.js';
import type { Timer, TimerStore } from './timer.port.js';

export interface TimerRunnerOptions {
  readonly timers: TimerStore;
  readonly lease: Lease;
  /** Name of the lease: one per service. */
  readonly name: string;
  /** Opaque id of this process. */
  readonly owner: string;
  readonly clock: Clock;
  /** Sends the command of the timer (`timerCommandId`); a refusal is an outcome, a throw is tried again later. */
  readonly fire: (timer: Timer) => Promise<void>;
  readonly onError: (error: unknown, timer?: Timer) => void;
  readonly pollMs?: number;
  readonly leaseMs?: number;
  readonly batch?: number;
  /** How long a timer that failed is put off, in milliseconds of the clock. */
  readonly putOffMs?: number;
}

/** Fires due timers under a lease. After downtime each fires once; what was fired and not removed meets its own command. */
export class TimerRunner {
  private readonly options: Required<TimerRunnerOptions>;
  private handle: NodeJS.Timeout | undefined;
  private working: Promise<number> | undefined;
  private stopped = false;

  constructor(options: TimerRunnerOptions) {
    this.options = { pollMs: 1_000, leaseMs: 30_000, batch: 100, putOffMs: 60_000, ...options };
  }

  start(): void {
    this.handle = setInterval(() => {
      this.runOnce().catch((error: unknown) => this.options.onError(error));
    }, this.options.pollMs);
    this.handle.unref();
  }

  /** Lets the timer in work end and gives the lease back. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.handle);
    await this.working?.catch(() => undefined);
    await this.options.lease
      .release(this.options.name, this.options.owner)
      .catch((error: unknown) => this.options.onError(error));
  }

  /** Fires all that is due, if this process holds the lease. Returns how many fired. A run under way is joined. */
  runOnce(): Promise<number> {
    this.working ??= this.workOff().finally(() => (this.working = undefined));
    return this.working;
  }

  private async workOff(): Promise<number> {
    const { timers, lease, name, owner, leaseMs, clock, batch } = this.options;
    let fired = 0;
    while (!this.stopped && (await lease.tryAcquire(name, owner, leaseMs))) {
      const due = await timers.due(clock.now(), batch);
      const began = performance.now();
      for (const timer of due) {
        // Half of the lease is over: ask again before going on.
        if (this.stopped || performance.now() - began > leaseMs / 2) break;
        if (await this.fireOne(timer)) fired++;
      }
      if (due.length === 0) break;
    }
    return fired;
  }

  private async fireOne(timer: Timer): Promise<boolean> {
    const { timers, fire, onError, clock, putOffMs } = this.options;
    try {
      await fire(timer);
    } catch (error) {
      onError(error, timer);
      await timers.putOff(timer, new Date(Date.parse(clock.now()) + putOffMs).toISOString());
      return false;
    }
    await timers.done(timer);
    return true;
  }
}
