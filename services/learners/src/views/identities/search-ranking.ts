import { type BlindMatch, compareTokens } from '#privacy';
import type { Candidate, SearchTokens } from './identities.js';

export interface Hit {
  readonly personRef: string;
  readonly match: BlindMatch;
}

/**
 * The candidates that are likely the person looked for, best first: every part of the name agrees at least by its
 * sound, or one part does and the birth date is the same.
 */
export function ranked(search: SearchTokens, candidates: readonly Candidate[]): readonly Hit[] {
  return candidates
    .map(({ personRef, document }) => ({ personRef, match: compareTokens(search, document.tokens) }))
    .filter(({ match }) => isLikely(match, search))
    .sort((one, other) => score(other.match) - score(one.match) || (one.personRef < other.personRef ? -1 : 1));
}

function isLikely({ names, sounds, birthDate }: BlindMatch, search: SearchTokens): boolean {
  const whole = names >= search.names.length || (search.sounds.length > 0 && sounds >= search.sounds.length);
  return whole || (birthDate === 'same' && names + sounds > 0);
}

const BIRTH_SCORE = { same: 100, unknown: 0, different: -50 } as const;
const score = ({ names, sounds, birthDate }: BlindMatch): number => BIRTH_SCORE[birthDate] + 10 * names + sounds;
