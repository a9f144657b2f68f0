import { lapsingByRight } from '../projections/case/case-cells.js';
import type { CaseView } from '../projections/case/case.projection.js';
import { isDisputed } from './case-learner.js';
import { type CaseState, evolveCase, NEW_CASE, stageOf } from '../projections/case/case-state.js';

/** A case as it stood on a day, from all of its entries. */
export const caseOn = ({ entries }: CaseView, day: string): CaseState =>
  entries.filter(({ effectiveOn }) => effectiveOn <= day).reduce(evolveCase, NEW_CASE);

/** A dispute may be about one of several rights. */
function disputedOf({ disputes }: CaseState, entitlementId: string): { readonly disputed?: readonly string[] } {
  const disputed = ['entitlement', 'municipality', 'identity'].filter((datum) =>
    isDisputed(disputes, datum, entitlementId),
  );
  return disputed.length === 0 ? {} : { disputed };
}

/** The rights of a case that stood among the lapsing ones in a span of days, with right and case as of one of them. */
export function lapsingRights(
  view: CaseView | undefined,
  span: { readonly from: string; readonly to: string },
  day: string,
) {
  if (!view) return [];
  const state = caseOn(view, day);
  return [...lapsingByRight(view.entries)].flatMap(([entitlementId, spans]) => {
    const own = spans.find(({ from, to }) => from === span.from && to === span.to);
    const right = state.rights[entitlementId];
    if (!own || !right) return [];
    const { kind, legalBasis } = right;
    return [
      {
        personRef: view.personRef,
        entitlementId,
        kind,
        legalBasis,
        lapsesOn: own.lapsesOn,
        stage: stageOf(state),
        municipalityKey: state.municipalityKey,
        ...disputedOf(state, entitlementId),
      },
    ];
  });
}
