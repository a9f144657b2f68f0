import type Database from 'libsql';
import { useFile } from '../../embedded/open-database.js';
import { cursorOf, placeOf } from '../cursor.js';
import type {
  DocumentCollection,
  DocumentWrite,
  FoundRow,
  KeyRange,
  Page,
  ReadDocument,
} from '../document-store.port.js';
import { FILE, type WriteGroups } from './write-groups.js';

interface DocumentRow {
  readonly id: string;
  readonly revision: number;
  readonly keys: string;
  readonly body: string;
}
type FoundDocumentRow = DocumentRow & { readonly key: string };
type Keys = ReadDocument['keys'];

const IDS_PER_QUERY = 500;
const SELECT_MANY =
  'SELECT id, revision, keys, body FROM documents WHERE collection = ? AND id IN (SELECT value FROM json_each(?))';

/** One collection in the tables of the file. Every call is of one transaction, which writes of others may share. */
export class EmbeddedCollection<Body> implements DocumentCollection<Body> {
  private readonly one: Database.Statement;
  private readonly standing: Database.Statement;
  private readonly insert: Database.Statement;
  private readonly update: Database.Statement;
  private readonly deleted: Database.Statement;
  private readonly addPlace: Database.Statement;
  private readonly removePlace: Database.Statement;
  /** The queries of this collection, prepared once each: there are as many as there are kinds of ranges. */
  private readonly prepared = new Map<string, Database.Statement>();

  constructor(
    private readonly db: Database.Database,
    private readonly name: string,
    private readonly groups: WriteGroups,
  ) {
    this.one = db.prepare('SELECT id, revision, keys, body FROM documents WHERE collection = ? AND id = ?');
    this.standing = db.prepare('SELECT revision, keys FROM documents WHERE collection = ? AND id = ?');
    this.insert = db.prepare('INSERT INTO documents (collection, id, revision, keys, body) VALUES (?, ?, ?, ?, ?)');
    this.update = db.prepare('UPDATE documents SET revision = ?, keys = ?, body = ? WHERE collection = ? AND id = ?');
    this.deleted = db.prepare('DELETE FROM documents WHERE collection = ? AND id = ?');
    this.addPlace = db.prepare('INSERT OR IGNORE INTO places (collection, ix, key, id) VALUES (?, ?, ?, ?)');
    this.removePlace = db.prepare('DELETE FROM places WHERE collection = ? AND ix = ? AND key = ? AND id = ?');
  }

  async get(id: string): Promise<ReadDocument<Body> | undefined> {
    const row = this.use(() => this.row(id));
    return row && document<Body>(row);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument<Body>>> {
    const found = new Map<string, ReadDocument<Body>>();
    const wanted = [...new Set(ids)];
    for (let place = 0; place < wanted.length; place += IDS_PER_QUERY) {
      const part = wanted.slice(place, place + IDS_PER_QUERY);
      for (const row of this.all<DocumentRow>(SELECT_MANY, [this.name, JSON.stringify(part)]))
        found.set(row.id, document<Body>(row));
    }
    return found;
  }

  async write(writes: readonly DocumentWrite<Body>[]): Promise<ReadonlySet<string>> {
    return writes.length === 0 ? new Set() : this.groups.add(() => this.writeEach(writes));
  }

  remove(id: string, expected: number): Promise<boolean> {
    return this.groups.add(() => this.removeIf(id, expected));
  }

  async find(
    range: KeyRange,
    { limit, after, reverse = false }: { limit: number; after?: string; reverse?: boolean },
  ): Promise<Page<FoundRow<Body>>> {
    const { where, values } = this.places(range, after, reverse);
    const order = reverse ? 'DESC' : 'ASC';
    const rows = this.all<FoundDocumentRow>(
      `SELECT p.key AS key, d.id AS id, d.revision AS revision, d.keys AS keys, d.body AS body FROM places p
       JOIN documents d ON d.collection = p.collection AND d.id = p.id
       WHERE ${where} ORDER BY p.key ${order}, p.id ${order} LIMIT ?`,
      [...values, limit + 1],
    );
    return page(
      rows.map((row) => ({ ...document<Body>(row), key: row.key })),
      range.index,
      limit,
    );
  }

  async keys(
    range: KeyRange,
    { limit, after }: { limit: number; after?: string },
  ): Promise<Page<{ readonly key: string; readonly id: string }>> {
    const { where, values } = this.places(range, after, false);
    const select = `SELECT p.key AS key, p.id AS id FROM places p WHERE ${where} ORDER BY p.key, p.id LIMIT ?`;
    return page(this.all<{ key: string; id: string }>(select, [...values, limit + 1]), range.index, limit);
  }

  async count(range: KeyRange): Promise<number> {
    const { where, values } = this.places(range, undefined, false);
    const [row] = this.all<{ counted: number }>(`SELECT count(*) AS counted FROM places p WHERE ${where}`, values);
    return row?.counted ?? 0;
  }

  private use<T>(work: () => T): T {
    return useFile(this.db, FILE, work);
  }

  private all<Row>(select: string, values: readonly (string | number)[]): readonly Row[] {
    return this.use(() => this.statement(select).all([...values]) as Row[]);
  }

  private statement(select: string): Database.Statement {
    const known = this.prepared.get(select) ?? this.db.prepare(select);
    this.prepared.set(select, known);
    return known;
  }

  private places(range: KeyRange, after: string | undefined, reverse: boolean): { where: string; values: string[] } {
    const { index, from, to } = range;
    const parts = ['p.collection = ?', 'p.ix = ?'];
    const values = [this.name, index];
    const and = (part: string, ...more: string[]): void => {
      parts.push(part);
      values.push(...more);
    };
    if (from !== undefined) and('p.key >= ?', from);
    if (to !== undefined) and('p.key < ?', to);
    if (after !== undefined) {
      const { key, id } = placeOf(after, range);
      and(reverse ? '(p.key, p.id) < (?, ?)' : '(p.key, p.id) > (?, ?)', key, id);
    }
    return { where: parts.join(' AND '), values };
  }

  private writeEach(writes: readonly DocumentWrite<Body>[]): Set<string> {
    const lost = new Set<string>();
    for (const write of writes) {
      const before = this.stand(write.id);
      if ((before?.revision ?? 0) !== write.expected) {
        lost.add(write.id);
        continue;
      }
      const keys = JSON.stringify(write.keys);
      const body = JSON.stringify(write.body);
      if (before) this.update.run([write.expected + 1, keys, body, this.name, write.id]);
      else this.insert.run([this.name, write.id, 1, keys, body]);
      if (before?.keys !== keys) this.move(write.id, before ? (JSON.parse(before.keys) as Keys) : {}, write.keys);
    }
    return lost;
  }

  private move(id: string, from: Keys, to: Keys): void {
    for (const [index, keys] of Object.entries(from)) {
      const kept = new Set(to[index]);
      for (const key of keys) if (!kept.has(key)) this.removePlace.run([this.name, index, key, id]);
    }
    for (const [index, keys] of Object.entries(to)) {
      const had = new Set(from[index]);
      for (const key of keys) if (!had.has(key)) this.addPlace.run([this.name, index, key, id]);
    }
  }

  private removeIf(id: string, expected: number): boolean {
    const before = this.stand(id);
    if (before?.revision !== expected) return false;
    this.move(id, JSON.parse(before.keys) as Keys, {});
    this.deleted.run([this.name, id]);
    return true;
  }

  /** Without the body, which is the most of it. */
  private stand(id: string): Pick<DocumentRow, 'revision' | 'keys'> | undefined {
    return this.standing.get([this.name, id]) as DocumentRow | undefined;
  }

  private row(id: string): DocumentRow | undefined {
    return this.one.get([this.name, id]) as DocumentRow | undefined;
  }
}

const document = <Body>({ id, revision, keys, body }: DocumentRow): ReadDocument<Body> => ({
  id,
  revision,
  keys: JSON.parse(keys) as Keys,
  body: JSON.parse(body) as Body,
});

function page<Row extends { readonly key: string; readonly id: string }>(
  rows: readonly Row[],
  index: string,
  limit: number,
): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return rows.length > limit && last ? { rows: shown, next: cursorOf(index, last.key, last.id) } : { rows: shown };
}
