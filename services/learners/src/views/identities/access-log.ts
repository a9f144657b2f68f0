import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import { newId, type Principal } from '#service-kit';

/** One look at names: who, when, at whom, why. Holds no name. */
export interface AccessEntry {
  /** Instant in UTC. */
  readonly at: string;
  /** Opaque id of the account. */
  readonly actor: string;
  readonly role: Principal['role'];
  readonly what: 'names' | 'search';
  /** The persons shown. */
  readonly personRefs: readonly string[];
  readonly reason?: string;
}

const BY_TIME = 'at';
const BY_ACTOR = 'actor';
const BY_PERSON = 'person';

/**
 * Who saw whose name. Stands outside of the events: it goes after six months (domain.md 1.7a no. 11), for which the
 * index by time is there.
 */
export class AccessLog {
  private constructor(private readonly collection: DocumentCollection<AccessEntry>) {}

  static async open(documents: DocumentStore): Promise<AccessLog> {
    const indexes = [BY_TIME, BY_ACTOR, BY_PERSON];
    return new AccessLog(await documents.collection<AccessEntry>({ name: 'access-log', indexes }));
  }

  /** Resolves when it is written: what is not logged is not shown. */
  async write(entry: AccessEntry): Promise<void> {
    const keys = {
      [BY_TIME]: [entry.at],
      [BY_ACTOR]: [`${entry.actor}|${entry.at}`],
      [BY_PERSON]: entry.personRefs.map((personRef) => `${personRef}|${entry.at}`),
    };
    await this.collection.write([{ id: newId('x'), expected: 0, keys, body: entry }]);
  }

  /** The latest looks at a person, newest first. */
  async ofPerson(personRef: string, limit: number): Promise<readonly AccessEntry[]> {
    const range = { index: BY_PERSON, from: `${personRef}|`, to: `${personRef}|\uffff` };
    const page = await this.collection.find(range, { limit, reverse: true });
    return page.rows.map(({ body }) => body);
  }
}
