import { compareTokens } from '#privacy';
import type { IdentityDocument } from '../identities/identity.js';

export const REASONS_FOR = [
  'same-birth-date',
  'same-name',
  'similar-name',
  'same-name-part',
  'same-municipality',
  'same-provider',
] as const;
export const REASONS_AGAINST = [
  'birth-date-unknown',
  'other-birth-date',
  'other-name-part',
  'other-municipality',
] as const;
export type ReasonFor = (typeof REASONS_FOR)[number];
export type ReasonAgainst = (typeof REASONS_AGAINST)[number];

/** What speaks for and against two references being of one person. */
export interface Likeness {
  readonly reasonsFor: readonly ReasonFor[];
  readonly reasonsAgainst: readonly ReasonAgainst[];
  /** Orders proposals, likeliest highest; never shown. */
  readonly score: number;
  /** Whether it is worth a look by a person. */
  readonly isLikely: boolean;
}

type Compared = Pick<IdentityDocument, 'tokens' | 'municipalityKey' | 'takenInBy'>;

/** One part of a name that only sounds the same says too little, and so does a name of one part without a birth date. */
const LEAST_PARTS = 2;

/**
 * Compares two persons by blind tokens: nothing is opened. Worth a look are a same birth date with a part of the name in
 * common, and a whole name that sounds the same where a birth date is unknown; 1 January counts as unknown.
 */
export function likeness(one: Compared, other: Compared): Likeness {
  const { names, sounds, birthDate } = compareTokens(one.tokens, other.tokens);
  const least = (part: 'names' | 'sounds'): number => Math.min(one.tokens[part].length, other.tokens[part].length);
  const sameName = names > 0 && names >= least('names');
  const similarName = sounds > 0 && sounds >= least('sounds');
  const samePlace = one.municipalityKey === other.municipalityKey;
  const sameProvider = one.takenInBy !== undefined && one.takenInBy === other.takenInBy;
  const nameReason: ReasonFor = sameName ? 'same-name' : similarName ? 'similar-name' : 'same-name-part';
  const whole = sameName || similarName;
  return {
    reasonsFor: [
      ...(birthDate === 'same' ? (['same-birth-date'] as const) : []),
      ...(names + sounds > 0 ? [nameReason] : []),
      ...(samePlace ? (['same-municipality'] as const) : []),
      ...(sameProvider ? (['same-provider'] as const) : []),
    ],
    reasonsAgainst: [
      ...(birthDate === 'unknown' ? (['birth-date-unknown'] as const) : []),
      ...(birthDate === 'different' ? (['other-birth-date'] as const) : []),
      ...(whole ? [] : (['other-name-part'] as const)),
      ...(samePlace ? [] : (['other-municipality'] as const)),
    ],
    score:
      (birthDate === 'same' ? 400 : 0) +
      (sameName ? 200 : similarName ? 150 : 0) +
      10 * names +
      sounds +
      (samePlace ? 5 : 0),
    isLikely:
      (birthDate === 'same' && (names > 0 || sounds >= LEAST_PARTS)) ||
      (birthDate === 'unknown' && whole && Math.max(names, sounds) >= LEAST_PARTS),
  };
}
