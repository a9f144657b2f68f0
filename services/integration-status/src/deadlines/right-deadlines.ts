import type { Actor, Deadline, DeadlineSource } from './deadline.js';
import type { RightState } from '../projections/case/case-state.js';

/** Rights that lapse, presumed lapses that wait for a decision, objections that wait for an answer. */
export const rightDeadlines: DeadlineSource = ({ rights }) =>
  Object.entries(rights).flatMap(([entitlementId, right]) => [
    ...lapse(entitlementId, right),
    ...decision(entitlementId, right),
    ...objection(entitlementId, right),
  ]);

const ruleOf = ({ ruleId, ruleVersion, legalBasis }: RightState) => ({ ruleId, ruleVersion, legalBasis });

function lapse(subjectId: string, right: RightState): readonly Deadline[] {
  const { state, lapsesOn } = right;
  if ((state !== 'open' && state !== 'interrupted') || lapsesOn === undefined) return [];
  return [{ kind: 'right-lapses', subjectId, dueOn: lapsesOn, who: whoSaves(right), ...ruleOf(right) }];
}

/** Who is registered needs the start of the course from its provider; who is not, a course from the coordination. */
const whoSaves = ({ registeredFor }: RightState): Actor =>
  registeredFor === undefined ? { kind: 'coordination' } : { kind: 'provider-of-run', runId: registeredFor };

function decision(subjectId: string, right: RightState): readonly Deadline[] {
  const { state, decideBy, presumedOn, issuedBy } = right;
  const dueOn = decideBy ?? presumedOn;
  if (state !== 'lapse-presumed' || dueOn === undefined) return [];
  return [{ kind: 'lapse-decision', subjectId, dueOn, who: { kind: 'department', id: issuedBy }, ...ruleOf(right) }];
}

function objection(subjectId: string, right: RightState): readonly Deadline[] {
  const { issuedBy, objection: filed } = right;
  if (!filed?.open || filed.settleBy === undefined) return [];
  const who: Actor = { kind: 'department', id: issuedBy };
  const { ruleId = right.ruleId, ruleVersion = right.ruleVersion } = filed;
  const { legalBasis } = right;
  return [{ kind: 'objection', subjectId, dueOn: filed.settleBy, who, ruleId, ruleVersion, legalBasis }];
}
