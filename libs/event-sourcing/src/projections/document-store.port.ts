import type { JsonObject } from '#contracts';

/**
 * A read document. `keys` are its places in the declared indexes: sortable strings, several per index allowed;
 * parts of a composite key are joined by `|`. All scopes by which rights are filtered are such keys.
 */
export interface ReadDocument<Body = JsonObject> {
  readonly id: string;
  /** Counts writes from 1; compare-and-set goes by it. */
  readonly revision: number;
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly body: Body;
}

export interface DocumentWrite<Body> {
  readonly id: string;
  /** Revision that was read; 0 when there was none. */
  readonly expected: number;
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly body: Body;
}

/** Half-open range of keys [from, to) in one index. `keyPrefix(p)` makes the range of a prefix. */
export interface KeyRange {
  readonly index: string;
  readonly from?: string;
  readonly to?: string;
}

export interface FoundRow<Body> extends ReadDocument<Body> {
  /** The key under which it was found. */
  readonly key: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface CollectionDefinition {
  readonly name: string;
  readonly indexes: readonly string[];
}

/** One collection of read documents. Every list has an order (the key, then the id) and a limit. */
export interface DocumentCollection<Body = JsonObject> {
  get(id: string): Promise<ReadDocument<Body> | undefined>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument<Body>>>;
  /** Each write succeeds or loses on its own; returns the ids of those that lost the compare-and-set. */
  write(writes: readonly DocumentWrite<Body>[]): Promise<ReadonlySet<string>>;
  remove(id: string, expected: number): Promise<boolean>;
  find(
    range: KeyRange,
    options: { readonly limit: number; readonly after?: string; readonly reverse?: boolean },
  ): Promise<Page<FoundRow<Body>>>;
  /** Keys alone, without reading the documents. */
  keys(
    range: KeyRange,
    options: { readonly limit: number; readonly after?: string },
  ): Promise<Page<{ readonly key: string; readonly id: string }>>;
  count(range: KeyRange): Promise<number>;
}

export interface DocumentStore {
  collection<Body = JsonObject>(definition: CollectionDefinition): Promise<DocumentCollection<Body>>;
  drop(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export const keyPrefix = (index: string, prefix: string): KeyRange => ({ index, from: prefix, to: `${prefix}\uffff` });
