import type { Deadline, DeadlineSource } from './deadline.js';
import { handoverStartBasis } from './handover-start-rule.js';
import type { HandoverState } from '../projections/case/case-state.js';
import { answerDueOf, startDueOf } from '../projections/handover/handover-places.js';

/** Hand-overs that wait for the provider that is asked: for its answer, then for the start of its course. */
export const handoverDeadlines: DeadlineSource = ({ handovers }) =>
  Object.entries(handovers).flatMap(([subjectId, handover]) => {
    const who = { kind: 'provider', id: handover.toProvider } as const;
    return [...answer(handover), ...start(handover)].map((stage) => ({ subjectId, who, ...stage }));
  });

type Stage = Pick<Deadline, 'kind' | 'dueOn' | 'ruleId' | 'ruleVersion' | 'legalBasis'>;

const answer = (handover: HandoverState): readonly Stage[] => {
  const { state, ruleId, ruleVersion } = handover;
  return state === 'offered' ? [{ kind: 'handover-answer', dueOn: answerDueOf(handover), ruleId, ruleVersion }] : [];
};

function start(handover: HandoverState): readonly Stage[] {
  const { state, startRuleId: ruleId, startRuleVersion: ruleVersion = '' } = handover;
  const dueOn = startDueOf(handover);
  if (state !== 'accepted' || dueOn === undefined || ruleId === undefined) return [];
  const legalBasis = handoverStartBasis(ruleId, ruleVersion);
  return [{ kind: 'handover-start', dueOn, ruleId, ruleVersion, ...(legalBasis === undefined ? {} : { legalBasis }) }];
}
