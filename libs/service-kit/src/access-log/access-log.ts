import { type Clock, dayInBerlin } from '#event-sourcing';
import { type DocumentCollection, type DocumentStore, keyPrefix, type Page } from '#event-sourcing/projections';
import type { Principal } from '../access/principal.js';
import { newId } from '../edge/request-context.js';
import { type AccessReason, needsReason, reasonRequired } from './access-reason.js';

/** One look at persons: who, when, at whom, why. Holds no name. */
export interface AccessEntry {
  /** Instant in UTC. */
  readonly at: string;
  /** Opaque id of the account. */
  readonly actor: string;
  readonly role: Principal['role'];
  /** A reason named, names shown, a search answered, a case opened. */
  readonly what: 'reason' | 'names' | 'search' | 'case';
  /** The persons shown. */
  readonly personRefs: readonly string[];
  readonly reason?: AccessReason;
}

/** What is looked at; who and when are added. */
export type Look = Pick<AccessEntry, 'what' | 'personRefs'> & { readonly reason?: AccessReason | undefined };

const BY_TIME = 'at';
const BY_ACTOR = 'actor';
const BY_PERSON = 'person';
/** Reasons named for a person, by account and day: each is valid for its day. */
const BY_REASON = 'reason';
const REMOVED_AT_ONCE = 500;

/**
 * Who saw whom. Stands outside of the events and of the read models, as nothing makes it anew and it goes after its time. Found by time, by account and by person: what did an account open, who looked at a person.
 */
export class AccessLog {
  private constructor(
    private readonly collection: DocumentCollection<AccessEntry>,
    private readonly clock: Clock,
  ) {}

  static async open(documents: DocumentStore, clock: Clock): Promise<AccessLog> {
    const indexes = [BY_TIME, BY_ACTOR, BY_PERSON, BY_REASON];
    return new AccessLog(await documents.collection<AccessEntry>({ name: 'access-log', indexes }), clock);
  }

  /** Resolves to the entry when it is written: what is not logged is not shown. */
  async write({ sub, role }: Principal, { what, personRefs, reason }: Look): Promise<AccessEntry> {
    const at = this.clock.now();
    const keys = {
      [BY_TIME]: [at],
      [BY_ACTOR]: [`${sub}|${at}`],
      [BY_PERSON]: personRefs.map((personRef) => `${personRef}|${at}`),
      // A search, or the names of a list, have chosen nobody yet: their reason opens no case.
      [BY_REASON]:
        reason === undefined || what === 'search' || what === 'names'
          ? []
          : personRefs.map((personRef) => `${sub}|${personRef}|${dayInBerlin(at)}|${reason}`),
    };
    const entry = { at, actor: sub, role, what, personRefs, ...(reason === undefined ? {} : { reason }) };
    await this.collection.write([{ id: newId('x'), expected: 0, keys, body: entry }]);
    return entry;
  }

  /**
   * The reason for opening a case; undefined within the own scope. Throws Problem 403 `reason-required` for who is
   * outside of it and has named none today.
   */
  async reason(principal: Principal, personRef: string): Promise<AccessReason | undefined> {
    if (!needsReason(principal)) return undefined;
    const prefix = `${principal.sub}|${personRef}|${this.clock.today()}|`;
    const { rows } = await this.collection.find(keyPrefix(BY_REASON, prefix), { limit: 1 });
    const reason = rows[0]?.body.reason;
    if (reason === undefined) throw reasonRequired();
    return reason;
  }

  /** The looks of an account or at a person, newest first. */
  async looks(
    of: { readonly account: string } | { readonly personRef: string },
    page: { readonly limit: number; readonly after?: string },
  ): Promise<Page<AccessEntry>> {
    const range = 'account' in of ? keyPrefix(BY_ACTOR, `${of.account}|`) : keyPrefix(BY_PERSON, `${of.personRef}|`);
    const { rows, next } = await this.collection.find(range, { ...page, reverse: true });
    return { rows: rows.map(({ body }) => body), ...(next === undefined ? {} : { next }) };
  }

  /** Removes what is older than an instant; returns how many entries went. */
  async removeBefore(instant: string): Promise<number> {
    let removed = 0;
    for (;;) {
      const { rows } = await this.collection.find({ index: BY_TIME, to: instant }, { limit: REMOVED_AT_ONCE });
      if (rows.length === 0) return removed;
      for (const { id, revision } of rows) if (await this.collection.remove(id, revision)) removed += 1;
    }
  }
}
