import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import type { Sealer } from '#privacy';
import { type IdentityDocument, type Name, nameOf, sealIdOf } from './identity.js';

const BY_NAME = 'name';
const BY_SOUND = 'sound';
const BY_BIRTH = 'birth';

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
    const indexes = [BY_NAME, BY_SOUND, BY_BIRTH];
    return new Identities(await documents.collection<IdentityDocument>({ name: 'identities', indexes }), sealer);
  }

  async has(personRef: string): Promise<boolean> {
    return (await this.collection.get(personRef)) !== undefined;
  }

  /** Seals and keeps an identity; the same again replaces it. Throws KeyErased. */
  async keep(personRef: string, name: Name, about: Omit<IdentityDocument, 'sealed'>): Promise<void> {
    const [sealed] = await this.sealer.seal([
      { eventId: sealIdOf(personRef), personRef, sphere: 'coordination', content: { ...name } },
    ]);
    if (!sealed) throw new Error('the sealer left an identity unsealed');
    const keys = {
      [BY_NAME]: about.tokens.names,
      [BY_SOUND]: about.tokens.sounds,
      [BY_BIRTH]: about.tokens.birthDate === undefined ? [] : [about.tokens.birthDate],
    };
    for (;;) {
      const expected = (await this.collection.get(personRef))?.revision ?? 0;
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
  async candidates({ names, sounds, birthDate }: SearchTokens): Promise<readonly Candidate[]> {
    const lookups = [
      ...names.map((token) => [BY_NAME, token] as const),
      ...sounds.map((token) => [BY_SOUND, token] as const),
      ...(birthDate === undefined ? [] : [[BY_BIRTH, birthDate] as const]),
    ];
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
