import type { Deadline, DeadlineSource } from './deadline.js';
import { handoverStartBasis, PROMISE } from './handover-start-rule.js';
import type { HandoverState } from '../projections/case/case-state.js';
import { answerDueOf, startDueOf } from '../projections/handover/handover-places.js';

/** Hand-overs that wait for the provider that is asked: for its answer, then for the start of its course. */
export const handoverDeadlines: DeadlineSource = ({ handovers }) =>
  Object.entries(handovers).flatMap(([subjectId, handover]) => {
    const who = { kind: 'provider', id: handover.toProvider } as const;
    return [...answer(handover), ...start(handover)].map((stage) => ({ subjectId, who, ...stage }));
  });

type Stage = Pick<Deadline, 'kind' | 'dueOn' | 'ruleId' | 'ruleVersion' | 'legalBasis' | 'checkedOn'>;

const answer = (handover: HandoverState): readonly Stage[] => {
  const { state, ruleId, ruleVersion } = handover;
  return state === 'offered' ? [{ kind: 'handover-answer', dueOn: answerDueOf(handover), ruleId, ruleVersion }] : [];
};

/** By the rule, or sooner by what was promised: then no paragraph sets the day. */
function start(handover: HandoverState): readonly Stage[] {
  const dueOn = startDueOf(handover);
  if (handover.state !== 'accepted' || dueOn === undefined) return [];
  const { startDueOn, startRuleId, startRuleVersion = '' } = handover;
  const due = { kind: 'handover-start', dueOn } as const;
  if (startRuleId === undefined || dueOn !== startDueOn) return [{ ...due, ...PROMISE }];
  return [{ ...due, ruleId: startRuleId, ruleVersion: startRuleVersion, ...handoverStartBasis(startRuleVersion) }];
}
