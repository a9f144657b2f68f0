import type Database from 'libsql';
import { Batcher, type Settled } from '../store/batcher.js';
import { isFileFault, useFile } from './open-database.js';

const MAX_GROUP = 200;

/**
 * Writes to one file: those asked for in one turn of the event loop share a transaction, and with it one wait for the
 * disk. Each has an outcome of its own; one that throws undoes itself alone. When the file or the disk fails, all of the
 * group are StoreUnavailable and nothing of it is there.
 */
export class GroupedWrites {
  private readonly batcher = new Batcher<() => unknown, unknown>((works) => this.together(works), {
    maxItems: MAX_GROUP,
    maxInFlight: 1,
  });

  constructor(
    private readonly db: Database.Database,
    private readonly what: string,
  ) {}

  /** Resolves to what `work` gives when it is on the disk. */
  async run<T>(work: () => T): Promise<T> {
    // The outcome at the place of a work is that work's.
    return (await this.batcher.add(work)) as T;
  }

  /** Resolves when nothing waits or is under way. */
  idle(): Promise<void> {
    return this.batcher.idle();
  }

  private async together(works: readonly (() => unknown)[]): Promise<readonly Settled<unknown>[]> {
    return useFile(this.db, this.what, () => {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        const outcomes = works.map((work) => this.alone(work));
        this.db.exec('COMMIT');
        return outcomes;
      } catch (error) {
        if (this.db.inTransaction) this.db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  private alone(work: () => unknown): Settled<unknown> {
    this.db.exec('SAVEPOINT one');
    try {
      const value = work();
      this.db.exec('RELEASE one');
      return { ok: true, value };
    } catch (error) {
      if (isFileFault(error)) throw error;
      this.db.exec('ROLLBACK TO one; RELEASE one');
      return { ok: false, error };
    }
  }
}
