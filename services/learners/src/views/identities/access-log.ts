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

export const ACCESS_LOG = 'access-log';

const BY_TIME = 'at';
const BY_ACTOR = 'actor';
const BY_PERSON = 'person';

/**
 * Who saw whose name. Stands outside of the events, as it goes after six months. Found by time,
 * by account and by person: what did an account open, who looked at a person.
 */
export class AccessLog {
  private constructor(private readonly collection: DocumentCollection<AccessEntry>) {}

  static async open(documents: DocumentStore): Promise<AccessLog> {
    const indexes = [BY_TIME, BY_ACTOR, BY_PERSON];
    return new AccessLog(await documents.collection<AccessEntry>({ name: ACCESS_LOG, indexes }));
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
}
