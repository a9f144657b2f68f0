import type Database from 'libsql';
import { StoreDamaged, StoreUnavailable, type Commit } from '../store/event-store.port.js';
import type { StreamReader } from '../store/hash-chain.js';
import { faultOf } from './open-database.js';
import { openReadOnly } from './read-only.js';

export type ClosableReader = StreamReader & { close(): Promise<void> };

/**
 * The streams of a store's file, to be read alone: for verifiers, also beside the running process. Undefined where
 * there is no file. Throws DatabaseUnusable.
 */
export function openEmbeddedReader(options: { readonly file: string }): ClosableReader | undefined {
  const db = openReadOnly(options.file);
  return db && new EmbeddedReader(db);
}

class EmbeddedReader implements ClosableReader {
  constructor(private readonly db: Database.Database) {}

  async load(stream: string): Promise<readonly Commit[]> {
    const select = 'SELECT body FROM commits WHERE stream = ? ORDER BY from_version';
    return this.rows<{ readonly body: string }>(select, [stream]).map(({ body }) => {
      try {
        return JSON.parse(body) as Commit;
      } catch (error) {
        throw new StoreDamaged(stream, { cause: error });
      }
    });
  }

  async streams({
    prefix = '',
    after = '',
    limit,
  }: Parameters<StreamReader['streams']>[0]): Promise<readonly string[]> {
    const select =
      'SELECT DISTINCT stream FROM commits WHERE stream > ? AND stream >= ? AND stream < ? ORDER BY stream LIMIT ?';
    return this.rows<{ readonly stream: string }>(select, [after, prefix, `${prefix}\uffff`, limit]).map(
      ({ stream }) => stream,
    );
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private rows<Row>(select: string, parameters: readonly (string | number)[]): Row[] {
    try {
      return this.db.prepare(select).all([...parameters]) as Row[];
    } catch (error) {
      throw new StoreUnavailable(`the store's file cannot be read: ${faultOf(error)}`, { cause: error });
    }
  }
}
