import type { CefrLevel } from '#contracts';
import type { Seeking } from '../matching/weigh.js';
import type { CaseState } from '../projections/case/case-state.js';

/**
 * For whom a run is sought, by what is known of the case; the level of a hand-over may be still to be reached. A right that
 * is kept through an interruption begins a course as an open one does.
 */
export function seekingOf({ needs, municipalityKey, rights }: CaseState, level: CefrLevel): Seeking {
  return {
    level,
    ...(municipalityKey === undefined ? {} : { municipalityKey }),
    ...needs,
    ...(needs?.childcareAt ? { childcareTimes: needs.childcareAt } : {}),
    rights: Object.values(rights).flatMap(({ state, kind, lapsesOn }) =>
      state === 'open' || state === 'interrupted' ? [{ kind, ...(lapsesOn === undefined ? {} : { lapsesOn }) }] : [],
    ),
  };
}
