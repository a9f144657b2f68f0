import { isDeepStrictEqual } from 'node:util';
import { importOf, type OpenedEvent, type Retraction } from '#contracts';
import { type DocumentCollection, type ImportMark, keyPrefix, MOST_STACKED_IMPORTS } from '#event-sourcing/projections';

/** An entry with its watermark per source stream: what is not later was seen. */
export interface Kept<Entry> {
  readonly entry: Entry;
  readonly seen: Readonly<Record<string, number>>;
  /** Of the streams that imports wrote to last: what their fields held before. */
  readonly before?: Readonly<Record<string, Before>>;
}

/** The fields of an entry that a stream's imports set, as they were before, the last import last; `null`: absent. */
type Before = readonly ImportMark<Readonly<Record<string, unknown>>>[];

export type Found<Entry> = Entry & { readonly id: string };
export type Keys = Readonly<Record<string, readonly string[]>>;

const PAGE = 200;

/** Under which an undo finds the entries of a stream; every collection of entries declares it. */
export const STREAM_INDEX = 'stream';

/**
 * Takes an event into one entry, once: `after` gives the entry with it, or undefined where the event does not touch it.
 * Compare-and-set; the loser reads again.
 */
export async function take<Entry extends object, Event extends SeenEvent>(
  collection: DocumentCollection<Kept<Entry>>,
  id: string,
  event: Event,
  after: (before: Entry | undefined, event: Event) => Entry | undefined,
  keysOf: (id: string, entry: Entry) => Keys,
): Promise<void> {
  for (;;) {
    const document = await collection.get(id);
    const kept = document?.body;
    const seen = kept?.seen ?? {};
    if (event.streamVersion <= (seen[event.stream] ?? 0)) return;
    const known = kept && isEmpty(kept.entry) ? undefined : kept?.entry;
    const entry = after(known, event);
    if (entry === undefined) return;
    const before = { ...kept?.before, [event.stream]: marksAfter(kept?.before?.[event.stream], known, entry, event) };
    const body = { entry, seen: { ...seen, [event.stream]: event.streamVersion }, before };
    const keys = { ...keysOf(id, entry), [STREAM_INDEX]: Object.keys(body.seen) };
    const lost = await collection.write([{ id, expected: document?.revision ?? 0, keys, body }]);
    if (!lost.has(id)) return;
  }
}

type SeenEvent = Pick<OpenedEvent, 'stream' | 'streamVersion' | 'correlationId'>;

/** Gives the entries of a stream back the fields that an undone import had set. */
export async function takeBack<Entry extends object>(
  collection: DocumentCollection<Kept<Entry>>,
  { stream, streamVersion }: SeenEvent,
  { importId }: Retraction,
  keysOf: (id: string, entry: Entry) => Keys,
): Promise<void> {
  const found = await collection.keys({ index: STREAM_INDEX, from: stream, to: `${stream}\u0000` }, { limit: PAGE });
  for (const { id } of found.rows) {
    for (;;) {
      const document = await collection.get(id);
      if (!document || streamVersion <= (document.body.seen[stream] ?? 0)) break;
      const { entry, seen, before } = document.body;
      const marks = before?.[stream] ?? [];
      const top = marks.at(-1);
      const isTop = top?.importId === importId;
      const restored = isTop ? withFields(entry, top.state ?? {}) : entry;
      const body = {
        entry: restored,
        seen: { ...seen, [stream]: streamVersion },
        before: { ...before, [stream]: isTop ? marks.slice(0, -1) : marks },
      };
      const keys = { ...(isEmpty(restored) ? {} : keysOf(id, restored)), [STREAM_INDEX]: Object.keys(body.seen) };
      if ((await collection.write([{ id, expected: document.revision, keys, body }])).size === 0) break;
    }
  }
}

/** The entry of a document; undefined where an undo took all of it back. */
export const entryOf = <Entry extends object>(kept: Kept<Entry> | undefined): Entry | undefined =>
  kept && !isEmpty(kept.entry) ? kept.entry : undefined;

const isEmpty = (entry: object): boolean => Object.keys(entry).length === 0;

const withFields = <Entry extends object>(entry: Entry, fields: Readonly<Record<string, unknown>>): Entry =>
  Object.fromEntries(Object.entries({ ...entry, ...fields }).filter(([, value]) => value !== null)) as Entry;

function marksAfter<Entry extends object>(
  marks: Before = [],
  known: Entry | undefined,
  entry: Entry,
  event: SeenEvent,
): Before {
  const importId = importOf(event);
  if (importId === undefined) return [];
  const top = marks.at(-1);
  const old: Readonly<Record<string, unknown>> = { ...known };
  const changed = Object.entries(entry).flatMap(([name, value]) =>
    isDeepStrictEqual(value, old[name]) ? [] : [[name, old[name] ?? null] as const],
  );
  const set = Object.fromEntries(changed);
  if (top?.importId !== importId) return [...marks, { importId, state: set }].slice(-MOST_STACKED_IMPORTS);
  return [...marks.slice(0, -1), { importId, state: { ...set, ...top.state } }];
}

/** All entries whose key in the index begins with `of|`: the people of one run, or the course life of one person. */
export async function all<Entry extends object>(
  collection: DocumentCollection<Kept<Entry>>,
  index: string,
  of: string,
): Promise<readonly Found<Entry>[]> {
  const found: Found<Entry>[] = [];
  let after: string | undefined;
  do {
    const page = await collection.find(keyPrefix(index, `${of}|`), {
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.rows.map(({ id, body }) => ({ ...body.entry, id })));
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** The events of a batch by stream, each in order: streams are worked off side by side. */
export function byStream<Event extends Pick<OpenedEvent, 'stream'>>(
  batch: readonly Event[],
): readonly (readonly Event[])[] {
  const streams = new Map<string, Event[]>();
  for (const event of batch) {
    const events = streams.get(event.stream);
    if (events) events.push(event);
    else streams.set(event.stream, [event]);
  }
  return [...streams.values()];
}
