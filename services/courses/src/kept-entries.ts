import type { OpenedEvent } from '#contracts';
import { type DocumentCollection, keyPrefix } from '#event-sourcing/projections';

/** An entry with its watermark per source stream: what is not later was seen. */
export interface Kept<Entry> {
  readonly entry: Entry;
  readonly seen: Readonly<Record<string, number>>;
}

export type Found<Entry> = Entry & { readonly id: string };
export type Keys = Readonly<Record<string, readonly string[]>>;

const PAGE = 200;

/**
 * Takes an event into one entry, once: `after` gives the entry with it, or undefined where the event does not touch it.
 * Compare-and-set; the loser reads again.
 */
export async function take<Entry, Event extends Pick<OpenedEvent, 'stream' | 'streamVersion'>>(
  collection: DocumentCollection<Kept<Entry>>,
  id: string,
  event: Event,
  after: (before: Entry | undefined, event: Event) => Entry | undefined,
  keysOf: (id: string, entry: Entry) => Keys,
): Promise<void> {
  for (;;) {
    const document = await collection.get(id);
    const seen = document?.body.seen ?? {};
    if (event.streamVersion <= (seen[event.stream] ?? 0)) return;
    const entry = after(document?.body.entry, event);
    if (entry === undefined) return;
    const body = { entry, seen: { ...seen, [event.stream]: event.streamVersion } };
    const lost = await collection.write([{ id, expected: document?.revision ?? 0, keys: keysOf(id, entry), body }]);
    if (!lost.has(id)) return;
  }
}

/** All entries whose key in the index begins with `of|`: the people of one run, or the course life of one person. */
export async function all<Entry>(
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
