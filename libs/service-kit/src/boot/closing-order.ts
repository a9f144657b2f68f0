import type { Logger } from '../logging/logger.js';

/** What ends first: readers, then what carries on to the log, then what is written to, then what all share. */
export const PHASES = ['subscriptions', 'timers', 'relay', 'stores', 'shared', 'lock'] as const;
export type Phase = (typeof PHASES)[number];

/** Ends the parts of a process in order, each once, also when one of them fails. */
export class ClosingOrder {
  private readonly closers = new Map<Phase, (() => Promise<void> | void)[]>();
  private readonly begun = new Set<Phase>();
  private closing: Promise<void> = Promise.resolve();

  constructor(private readonly logger: Logger) {}

  /** A part that comes too late for its phase (the start failed meanwhile) ends at once. */
  add(phase: Phase, close: () => Promise<void> | void): void {
    if (this.begun.has(phase)) this.closing = this.closing.then(() => this.end(phase, [close]));
    else this.closers.set(phase, [...(this.closers.get(phase) ?? []), close]);
  }

  /** Adds a part and gives it back. */
  own<T extends { close(): Promise<void> | void }>(phase: Phase, part: T): T {
    this.add(phase, () => part.close());
    return part;
  }

  /** Ends all phases in the order of PHASES; parts of one phase end together. Called again, it waits for the same end. */
  async close(): Promise<void> {
    if (this.begun.size === 0) this.closing = this.endAll();
    for (let seen: Promise<void> | undefined; seen !== this.closing; await seen) seen = this.closing;
  }

  private async endAll(): Promise<void> {
    for (const phase of PHASES) {
      this.begun.add(phase);
      await this.end(phase, this.closers.get(phase) ?? []);
    }
  }

  private async end(phase: Phase, due: readonly (() => Promise<void> | void)[]): Promise<void> {
    const results = await Promise.allSettled(due.map(async (close) => close()));
    for (const result of results) {
      if (result.status === 'rejected')
        this.logger.error({ err: result.reason as unknown, phase }, 'a part did not close cleanly');
    }
  }
}
