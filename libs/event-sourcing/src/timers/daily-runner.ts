import type { Clock } from '../clock.js';
import type { Lease } from './lease.port.js';

/** Something that is done once a day. Its own key per day decides: two processes at once do it once. */
export interface DailyJob {
  readonly name: string;
  /** Does what is due on this day, unless it is done. Throws to be tried again; stops soon when the signal says so. */
  run(day: string, signal: AbortSignal): Promise<void>;
}

export interface DailyRunnerOptions {
  readonly jobs: readonly DailyJob[];
  readonly lease: Lease;
  /** Name of the lease: one per service. */
  readonly name: string;
  /** Opaque id of this process. */
  readonly owner: string;
  readonly clock: Clock;
  readonly onError: (error: unknown, job: string) => void;
  readonly pollMs?: number;
  readonly leaseMs?: number;
}

/**
 * Runs jobs once a day in Europe/Berlin, soon after midnight or after the start, under a lease. Days without a process
 * are made good by one run. The first look is one poll after the start, which stays fast.
 */
export class DailyRunner {
  private readonly options: Required<DailyRunnerOptions>;
  private readonly ending = new AbortController();
  private readonly done = new Map<string, string>();
  private handle: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;

  constructor(options: DailyRunnerOptions) {
    this.options = { pollMs: 60_000, leaseMs: 120_000, ...options };
  }

  start(): void {
    this.handle = setInterval(() => void this.runOnce(), this.options.pollMs);
    this.handle.unref();
  }

  /** Ends the job in work, which begins anew next time, and gives the lease back. */
  async stop(): Promise<void> {
    this.ending.abort();
    clearInterval(this.handle);
    await this.working;
    const { lease, name, owner, onError } = this.options;
    await lease.release(name, owner).catch((error: unknown) => onError(error, 'lease'));
  }

  /** Runs what is due today, if this process holds the lease. A run under way is joined; never rejects. */
  runOnce(): Promise<void> {
    this.working ??= this.work().finally(() => (this.working = undefined));
    return this.working;
  }

  private async work(): Promise<void> {
    const { jobs, clock, onError } = this.options;
    const day = clock.today();
    for (const job of jobs) {
      if (this.ending.signal.aborted) return;
      if (this.done.get(job.name) === day) continue;
      try {
        if (await this.underLease(() => job.run(day, this.ending.signal))) this.done.set(job.name, day);
      } catch (error) {
        if (!this.ending.signal.aborted) onError(error, job.name);
      }
    }
  }

  /** False when another process holds the lease. It is prolonged as long as the work takes. */
  private async underLease(work: () => Promise<void>): Promise<boolean> {
    const { lease, name, owner, leaseMs } = this.options;
    const acquire = () => lease.tryAcquire(name, owner, leaseMs);
    if (!(await acquire())) return false;
    // One that fails is made good by the next; the key of the day decides anyway.
    const prolonging = setInterval(() => void acquire().catch(() => undefined), leaseMs / 3);
    try {
      await work();
    } finally {
      clearInterval(prolonging);
    }
    return true;
  }
}
