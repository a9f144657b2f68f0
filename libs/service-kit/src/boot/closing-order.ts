import type { Logger } from '../logging/logger.js';

/** What ends first: readers, then what carries on to the log, then what is written to, then what all share. */
export const PHASES = ['subscriptions', 'timers', 'relay', 'stores', 'shared', 'lock'] as const;
export type Phase = (typeof PHASES)[number];

/** Ends the parts of a process in order, each once, also when one of them fails. */
export class ClosingOrder {
  private readonly closers = new Map<Phase, (() => Promise<void> | void)[]>();

  constructor(private readonly logger: Logger) {}

  add(phase: Phase, close: () => Promise<void> | void): void {
    this.closers.set(phase, [...(this.closers.get(phase) ?? []), close]);
  }

  /** Ends the phases named, in the order of PHASES; parts of one phase end together. */
  async close(phases: readonly Phase[] = PHASES): Promise<void> {
    for (const phase of PHASES.filter((candidate) => phases.includes(candidate))) {
      const due = this.closers.get(phase) ?? [];
      this.closers.delete(phase);
      const results = await Promise.allSettled(due.map(async (close) => close()));
      for (const result of results) {
        if (result.status === 'rejected') this.logger.error({ err: result.reason as unknown, phase }, 'a part did not close cleanly');
      }
    }
  }
}
