import type { DocumentCollection, DocumentStore, Page } from '#event-sourcing/projections';
import { isElder } from '../../domain/learner/decide-pair.js';
import type { Candidate, Identities } from '../identities/identities.js';
import type { IdentityDocument } from '../identities/identity.js';
import { likeness, type Likeness } from './likeness.js';

export const PAIR_STATES = ['open', 'merged', 'dismissed'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** Two references that may be, are, or are not of one person. */
export interface DuplicatePair extends Pick<Likeness, 'reasonsFor' | 'reasonsAgainst'> {
  readonly elder: string;
  readonly younger: string;
  readonly state: PairState;
}

const BY_STATE = 'state';
const BY_PERSON = 'person';
/** Pairs of one person looked at: a name that hundreds bear is no reason to look at all of them. */
const PER_PERSON = 500;
const HIGHEST_SCORE = 9999;
const MOST_LIKELY = 20;

/** The proposals, and what was decided about them: kept in step with the identities, a pair a document. */
export class DuplicatePairs {
  private constructor(
    private readonly collection: DocumentCollection<DuplicatePair>,
    private readonly identities: Identities,
  ) {}

  static async open(documents: DocumentStore, identities: Identities): Promise<DuplicatePairs> {
    const indexes = [BY_STATE, BY_PERSON];
    return new DuplicatePairs(
      await documents.collection<DuplicatePair>({ name: 'duplicate-pairs', indexes }),
      identities,
    );
  }

  /** Looks anew at every pair of a person whose identity changed, appeared, or went. */
  async refresh(personRef: string): Promise<void> {
    const identity = await this.identities.get(personRef);
    const { rows } = await this.collection.find(
      { index: BY_PERSON, from: personRef, to: `${personRef}\u0000` },
      { limit: PER_PERSON },
    );
    const alike = identity ? await this.identities.lookalikes(identity.tokens) : [];
    const others = new Set([
      ...rows.map(({ body }) => (body.elder === personRef ? body.younger : body.elder)),
      ...(identity ? likeliest(identity, alike) : []),
      ...(identity?.notSameAs ?? []),
      ...(identity?.mergedInto === undefined ? [] : [identity.mergedInto]),
    ]);
    others.delete(personRef);
    for (const other of others) await this.settle(personRef, other);
  }

  /** Pairs of a state, likeliest first. */
  find(
    state: PairState,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<Page<{ readonly body: DuplicatePair }>> {
    return this.collection.find({ index: BY_STATE, from: `${state}|`, to: `${state}|\uffff` }, page);
  }

  /** Reads both anew in each turn: who loses the write was overtaken by somebody who may know more. */
  private async settle(one: string, other: string): Promise<void> {
    const id = [one, other].toSorted().join('|');
    for (;;) {
      const before = await this.collection.get(id);
      const found = await this.identities.getMany([one, other]);
      const pair = pairOf(one, other, found);
      if (!pair) {
        if (!before || (await this.collection.remove(id, before.revision))) return;
        continue;
      }
      const { score, ...body } = pair;
      const order = String(HIGHEST_SCORE - score).padStart(4, '0');
      const keys = { [BY_STATE]: [`${body.state}|${order}|${id}`], [BY_PERSON]: [one, other] };
      const lost = await this.collection.write([{ id, expected: before?.revision ?? 0, keys, body }]);
      if (lost.size === 0) return;
    }
  }
}

/** Those worth a look, without the person herself: more than a few help nobody to decide. */
const likeliest = (identity: IdentityDocument, alike: readonly Candidate[]): readonly string[] =>
  alike
    .map(({ personRef, document }) => ({ personRef, ...likeness(identity, document) }))
    .filter(({ isLikely }) => isLikely)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_LIKELY)
    .map(({ personRef }) => personRef);

/** What is to be kept of two persons; undefined: nothing. */
function pairOf(
  one: string,
  other: string,
  found: ReadonlyMap<string, IdentityDocument>,
): (DuplicatePair & Pick<Likeness, 'score'>) | undefined {
  const [first, second] = [found.get(one), found.get(other)];
  if (!first || !second) return undefined;
  const aged = { personRef: one, enrolledOn: first.enrolledOn };
  const [elder, younger] = isElder(aged, { personRef: other, enrolledOn: second.enrolledOn })
    ? [
        { ref: one, ...first },
        { ref: other, ...second },
      ]
    : [
        { ref: other, ...second },
        { ref: one, ...first },
      ];
  const { isLikely, ...alike } = likeness(first, second);
  const refs = { elder: elder.ref, younger: younger.ref };
  if (younger.mergedInto === elder.ref) return { ...refs, ...alike, state: 'merged' };
  if (younger.notSameAs.includes(elder.ref)) return { ...refs, ...alike, state: 'dismissed' };
  // Who counts for another one is compared under that.
  if (!isLikely || younger.mergedInto !== undefined || elder.mergedInto !== undefined) return undefined;
  return { ...refs, ...alike, state: 'open' };
}
