import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import type { Sealer } from '#privacy';
import { type IdentityDocument, type Name, nameOf, sealIdOf } from './identity.js';

const BY_NAME = 'name';
const BY_SOUND = 'sound';
const BY_BIRTH = 'birth';
/** By the sound of the name, those whose birth date is unknown. */
const BY_VAGUE = 'vague';
const BY_HOST = 'host';

/** Of this form; what an earlier one left behind goes with its start. */
const COLLECTION = 'identities.v2';
const BEFORE = 'identities';

/** Names, sounds and birth dates of a search, as tokens. */
export type SearchTokens = IdentityDocument['tokens'];

export interface Candidate {
  readonly personRef: string;
  readonly document: IdentityDocument;
}

/** Documents looked at for one token: a name that more people bear is told apart by the other tokens. */
const PER_TOKEN = 500;
const CANDIDATES = 200;

/**
 * The one place where persons are found by name: blind tokens to search by, names sealed. Fed from the own streams, as
 * names never leave for the log; goes with the key on erasure.
 */
export class Identities {
  private constructor(
    private readonly collection: DocumentCollection<IdentityDocument>,
    private readonly sealer: Sealer,
  ) {}

  static async open(documents: DocumentStore, sealer: Sealer): Promise<Identities> {
    const indexes = [BY_NAME, BY_SOUND, BY_BIRTH, BY_VAGUE, BY_HOST];
    if ((await documents.list()).includes(BEFORE)) await documents.drop(BEFORE);
    return new Identities(await documents.collection<IdentityDocument>({ name: COLLECTION, indexes }), sealer);
  }

  async get(personRef: string): Promise<IdentityDocument | undefined> {
    return (await this.collection.get(personRef))?.body;
  }

  async getMany(personRefs: readonly string[]): Promise<ReadonlyMap<string, IdentityDocument>> {
    const documents = await this.collection.getMany(personRefs);
    return new Map([...documents].map(([personRef, { body }]) => [personRef, body]));
  }

  /** Every reference that was merged, with the elder one. */
  async merges(): Promise<ReadonlyMap<string, string>> {
    const merges = new Map<string, string>();
    let after: string | undefined;
    do {
      const page = await this.collection.keys(
        { index: BY_HOST },
        { limit: PER_TOKEN, ...(after === undefined ? {} : { after }) },
      );
      for (const { key, id } of page.rows) merges.set(id, key);
      after = page.next;
    } while (after !== undefined);
    return merges;
  }

  /** Seals and keeps an identity, unless a later one is kept. Throws KeyErased. */
  async keep(personRef: string, name: Name, about: Omit<IdentityDocument, 'sealed'>): Promise<void> {
    const [sealed] = await this.sealer.seal([
      { eventId: sealIdOf(personRef), personRef, sphere: 'coordination', content: { ...name } },
    ]);
    if (!sealed) throw new Error('the sealer left an identity unsealed');
    const keys = {
      [BY_NAME]: about.tokens.names,
      [BY_SOUND]: about.tokens.sounds,
      [BY_BIRTH]: about.tokens.birthDate === undefined ? [] : [about.tokens.birthDate],
      [BY_VAGUE]: about.tokens.birthDate === undefined ? about.tokens.sounds : [],
      [BY_HOST]: about.mergedInto === undefined ? [] : [about.mergedInto],
    };
    for (;;) {
      const before = await this.collection.get(personRef);
      if (before && before.body.version > about.version) return;
      const expected = before?.revision ?? 0;
      const lost = await this.collection.write([{ id: personRef, expected, keys, body: { ...about, sealed } }]);
      if (lost.size === 0) return;
    }
  }

  async forget(personRef: string): Promise<void> {
    for (;;) {
      const known = await this.collection.get(personRef);
      if (!known || (await this.collection.remove(personRef, known.revision))) return;
    }
  }

  /** Persons that share a token with the search; those that share most of them, 200 at most. */
  candidates({ names, sounds, birthDate }: SearchTokens): Promise<readonly Candidate[]> {
    return this.sharing([
      ...names.map((token) => [BY_NAME, token] as const),
      ...sounds.map((token) => [BY_SOUND, token] as const),
      ...(birthDate === undefined ? [] : [[BY_BIRTH, birthDate] as const]),
    ]);
  }

  /** Persons who could be the same as one: of the same birth date, or of a like name where a birth date is unknown. */
  lookalikes({ sounds, birthDate }: SearchTokens): Promise<readonly Candidate[]> {
    return this.sharing(
      birthDate === undefined
        ? sounds.map((token) => [BY_SOUND, token] as const)
        : [[BY_BIRTH, birthDate] as const, ...sounds.map((token) => [BY_VAGUE, token] as const)],
    );
  }

  private async sharing(lookups: readonly (readonly [index: string, token: string])[]): Promise<readonly Candidate[]> {
    const pages = await Promise.all(
      lookups.map(([index, token]) =>
        this.collection.keys({ index, from: token, to: `${token}\u0000` }, { limit: PER_TOKEN }),
      ),
    );
    const shared = new Map<string, number>();
    for (const { id } of pages.flatMap(({ rows }) => rows)) shared.set(id, (shared.get(id) ?? 0) + 1);
    const best = [...shared].sort(([, one], [, other]) => other - one).slice(0, CANDIDATES);
    const documents = await this.collection.getMany(best.map(([id]) => id));
    return [...documents].map(([personRef, { body }]) => ({ personRef, document: body }));
  }

  async takenInBy(providers: readonly string[], personRefs: readonly string[]): Promise<ReadonlySet<string>> {
    const documents = await this.collection.getMany(personRefs);
    const own = [...documents].filter(
      ([, { body }]) => body.takenInBy !== undefined && providers.includes(body.takenInBy),
    );
    return new Set(own.map(([personRef]) => personRef));
  }

  /** Opens names with one look-up of keys; a person who is unknown or erased is absent. */
  async names(personRefs: readonly string[]): Promise<ReadonlyMap<string, Name>> {
    const documents = [...(await this.collection.getMany(personRefs))];
    const opened = await this.sealer.open(
      documents.map(([personRef, { body }]) => ({ eventId: sealIdOf(personRef), sealed: body.sealed })),
    );
    return new Map(
      documents.flatMap(([personRef], at) => {
        const name = nameOf(opened[at]);
        return name ? [[personRef, name] as const] : [];
      }),
    );
  }
}
