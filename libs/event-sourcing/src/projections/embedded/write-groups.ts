import type Database from 'libsql';
import { useFile } from '../../embedded/open-database.js';
import { Batcher, type Settled } from '../../store/batcher.js';
import { StoreUnavailable } from '../../store/event-store.port.js';

/** How faults name it. */
export const FILE = 'the file of the read models';

/** So many works share a sync to the disk at most: the longest that others wait for them. */
const MOST_WORKS = 256;

type Work = () => unknown;

/**
 * Writes of all collections of a file that are wanted at the same time go to the disk together: one transaction and one
 * sync for all, in the order in which they came. None resolves before it is on the disk.
 */
export class WriteGroups {
  private readonly works = new Batcher<Work, unknown>((works) => Promise.resolve(this.carryOut(works)), {
    maxItems: MOST_WORKS,
    maxInFlight: 1,
  });

  constructor(private readonly db: Database.Database) {}

  /** `work` is synchronous, writes by this connection alone, and may be run a second time when the first was undone. */
  add<Result>(work: () => Result): Promise<Result> {
    return this.works.add(work) as Promise<Result>;
  }

  /** Resolves when nothing waits or is under way. */
  idle(): Promise<void> {
    return this.works.idle();
  }

  /** One work that fails takes none of the others with it, unless the file itself cannot be used. */
  private carryOut(works: readonly Work[]): readonly Settled<unknown>[] {
    try {
      return this.together(works).map((value) => ({ ok: true, value }));
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      return works.length === 1 ? [{ ok: false, error }] : works.flatMap((work) => this.carryOut([work]));
    }
  }

  private together(works: readonly Work[]): readonly unknown[] {
    return useFile(this.db, FILE, () => this.db.transaction(() => works.map((work) => work())).immediate());
  }
}
