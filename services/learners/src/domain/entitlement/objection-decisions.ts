import type { ObjectableDecision } from '#contracts';
import { accept, refuse, type Decision } from '#event-sourcing';
import { periodEnd } from '../days.js';
import { dayOf } from '../effective-day.js';
import { governingOn, namesOf } from '../rule-book/rule-book.js';
import { refuseDecider } from './decision-checks.js';
import type { EntitlementFacts, FileObjection, SettleObjection } from './entitlement.commands.js';
import type { EntitlementEvent } from './entitlement.events.js';
import type { IssuedEntitlement, RefusedEntitlement } from './entitlement.state.js';
import { lapseAfresh } from './lapse-decisions.js';

type State = IssuedEntitlement | RefusedEntitlement;

const OBJECTABLE: Readonly<Partial<Record<State['phase'], ObjectableDecision>>> = {
  lapsed: 'lapse',
  withdrawn: 'withdrawal',
  refused: 'refusal',
};

/** The right that a decision was about, or would have been. */
const about = (state: State) => {
  const { personRef, entitlementId } = state.phase === 'refused' ? state.refusal : state.right;
  const body = state.phase === 'refused' ? state.refusal.refusedBy : state.right.issuedBy;
  return { ids: { personRef, entitlementId }, body };
};

/** Every decision is objected to once. */
export function fileObjection(
  state: State,
  command: FileObjection,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const { objectionId, against, departments } = command;
  const { ids, body } = about(state);
  const stranger = refuseDecider(facts, departments, body);
  if (stranger) return stranger;
  if (OBJECTABLE[state.phase] !== against)
    return refuse('nothing-to-object', 'conflict', 'There is no such decision about this right.', '/against');
  if (state.objection)
    return state.objection.open
      ? refuse('objection-already-filed', 'conflict', 'An objection to this decision is open.')
      : refuse('objection-already-settled', 'conflict', 'The objection to this decision was settled.');
  const on = dayOf(command, facts);
  const rule = governingOn(facts.rules, 'objection', on);
  const within = rule?.version.parameters.answerWithin;
  return accept({
    type: 'entitlement-objection-filed',
    effectiveOn: on,
    data: {
      ...ids,
      objectionId,
      against,
      ...(rule && within ? { settleBy: periodEnd(on, within), ...namesOf(rule) } : {}),
    },
  });
}

/** Upheld, a decision is undone: the right is open again, a refusal stands no longer. */
export function settleObjection(
  state: State,
  command: SettleObjection,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const { objectionId, outcome, decidedBy, departments } = command;
  const { ids, body } = about(state);
  const stranger = refuseDecider(facts, departments, body);
  if (stranger) return stranger;
  const { objection } = state;
  if (objection?.objectionId !== objectionId)
    return refuse('objection-unknown', 'not-found', 'There is no such objection.');
  if (!objection.open) return refuse('objection-already-settled', 'conflict', 'The objection was settled before.');
  const on = dayOf(command, facts);
  return accept({
    type: 'entitlement-objection-settled',
    effectiveOn: on,
    data: {
      ...ids,
      objectionId,
      outcome,
      settledBy: decidedBy,
      ...(outcome === 'upheld' && state.phase !== 'refused' ? lapseAgain(state, facts, on) : {}),
    },
  });
}

/** What is left of the period, or the extension of the rule from the day on which the decision is undone. */
function lapseAgain(state: IssuedEntitlement, facts: EntitlementFacts, on: string): { readonly lapsesOn?: string } {
  const { lapsesOn } = state;
  if (lapsesOn === undefined) return {};
  return lapsesOn >= on ? { lapsesOn } : lapseAfresh(facts.rules, state, on);
}
