import type { DocumentCollection, KeyRange, Page } from './document-store.port.js';
import { shownSections } from './fold-document.js';
import type { Generation } from './generation.js';
import { type StoredDocument, STREAM_INDEX } from './projection.js';
import { until } from './until.js';

export interface ViewRow<View> {
  readonly id: string;
  readonly key: string;
  readonly view: View;
}

/** Longest wait of a reader for a write of its own, in milliseconds. */
const SEEN_LIMIT_MS = 2000;

/** Reads the views of a model's generation in use. Every list has an order (key, then id) and a limit. */
export class ProjectionReader<View> {
  constructor(private readonly generation: () => Generation<unknown, View>) {}

  async get(id: string): Promise<View | undefined> {
    return (await this.getMany([id])).get(id);
  }

  /** By the ids that were asked for; one that belongs to a host gives what the host shows. */
  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, View>> {
    const found = new Map(await this.documents().getMany(ids));
    const hostOf = (id: string): string => {
      const host = found.get(id)?.body.host;
      return host === undefined ? id : hostOf(host);
    };
    for (;;) {
      const missing = [...new Set(ids.map(hostOf))].filter((id) => !found.has(id) && !ids.includes(id));
      const more = missing.length === 0 ? [] : await this.documents().getMany(missing);
      for (const [id, document] of more) found.set(id, document);
      if (![...more].some(([, { body }]) => body.host !== undefined)) break;
    }
    const views = new Map<string, View>();
    for (const id of ids) {
      const view = found.get(hostOf(id))?.body.view ?? null;
      if (view !== null) views.set(id, view);
    }
    return views;
  }

  async find(
    range: KeyRange,
    options: { readonly limit: number; readonly after?: string; readonly reverse?: boolean },
  ): Promise<Page<ViewRow<View>>> {
    const page = await this.documents().find(range, options);
    const rows = page.rows.flatMap(({ id, key, body }) => (body.view === null ? [] : [{ id, key, view: body.view }]));
    return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  keys(
    range: KeyRange,
    options: { readonly limit: number; readonly after?: string },
  ): Promise<Page<{ readonly key: string; readonly id: string }>> {
    return this.documents().keys(range, options);
  }

  count(range: KeyRange): Promise<number> {
    return this.documents().count(range);
  }

  /** Counts by cell on a day, of all cells with a prefix. */
  cellsAt(prefix: string, day: string): Promise<ReadonlyMap<string, number>> {
    return this.generation().counts.at(prefix, day);
  }

  /**
   * Waits until the model has seen this version of a stream and its cells are counted with it, or the limit
   * (milliseconds) is over; whether it is so.
   */
  async seen(stream: string, version: number, limitMs = SEEN_LIMIT_MS): Promise<boolean> {
    const end = performance.now() + limitMs;
    return (await until(() => this.hasSeen(stream, version), end)) && this.generation().counts.counted(end);
  }

  private async hasSeen(stream: string, version: number): Promise<boolean> {
    const { rows } = await this.documents().find(
      { index: STREAM_INDEX, from: stream, to: `${stream}\u0000` },
      { limit: 1 },
    );
    const body = rows[0]?.body;
    if ((body?.sections[stream]?.watermark ?? 0) < version) return false;
    return body?.host === undefined || this.hostHasSeen(body.host, stream, version);
  }

  private async hostHasSeen(host: string, stream: string, version: number): Promise<boolean> {
    const body = (await this.documents().get(host))?.body;
    const copy = body && shownSections(body)[stream];
    if ((copy?.watermark ?? 0) < version) return false;
    return body?.host === undefined || this.hostHasSeen(body.host, stream, version);
  }

  private documents(): DocumentCollection<StoredDocument<unknown, View>> {
    return this.generation().documents;
  }
}
