import { type ActiveProjection, type DocumentStore, keyPrefix, openProjection } from '#event-sourcing/projections';
import type { SeenWrite } from '#service-kit';
import { type Path, type PathFacts, pathsLost } from '../../domain/rule-book/paths.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import { BY_PERSON, personPaths } from './person-paths.projection.js';

const AT_ONCE = 200;
/** So many pages of persons are looked at for one answer: then it ends, shorter than asked, and its cursor goes on. */
const MOST_READS = 25;

export interface Loss {
  readonly personRef: string;
  readonly paths: readonly Path[];
}

/** What the rules must know of the persons: the local view by which paths are told. */
export class Paths {
  private constructor(private readonly persons: ActiveProjection<PathFacts>) {}

  static async open(documents: DocumentStore): Promise<Paths> {
    return new Paths(await openProjection(personPaths, documents));
  }

  /** The model to be fed from the log. */
  get projection(): ActiveProjection<PathFacts> {
    return this.persons;
  }

  of(personRef: string): Promise<PathFacts | undefined> {
    return this.persons.reader.get(personRef);
  }

  /** Waits until a write is seen here, or the limit is over. */
  seen({ stream, version }: SeenWrite): Promise<boolean> {
    return this.persons.reader.seen(stream, version);
  }

  /** Those who lose a path by a rule from a day on, in the order of their references. */
  async lostBy(
    book: RuleBook,
    change: { readonly ruleId: string; readonly from: string },
    { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<{ readonly rows: readonly Loss[]; readonly next?: string }> {
    const rows: Loss[] = [];
    const range = keyPrefix(BY_PERSON, '');
    let cursor = after;
    for (let read = 0; read < MOST_READS; read += 1) {
      const from = cursor === undefined ? {} : { after: cursor };
      const page = await this.persons.reader.find(range, { limit: AT_ONCE, ...from });
      for (const [place, { id, view }] of page.rows.entries()) {
        const paths = pathsLost(book, view, change.ruleId, change.from);
        if (paths.length === 0) continue;
        rows.push({ personRef: id, paths });
        if (rows.length < limit) continue;
        const { next } = await this.persons.reader.find(range, { limit: place + 1, ...from });
        return { rows, ...(next === undefined ? {} : { next }) };
      }
      cursor = page.next;
      if (cursor === undefined) return { rows };
    }
    return { rows, ...(cursor === undefined ? {} : { next: cursor }) };
  }
}
