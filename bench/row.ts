import type { Measure } from './measure.js';
import type { ServerKind, Servers } from './servers.js';

export interface BenchOptions {
  /** Runs of each row. */
  readonly runs: number;
  /** Events in the log for the rebuild. */
  readonly events: number;
  readonly servers: Servers;
}

/** One part of the table, chosen by its name. */
export interface Row {
  readonly name: string;
  readonly needs: readonly ServerKind[];
  measure(options: BenchOptions): Promise<readonly Measure[]>;
}
