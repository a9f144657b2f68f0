import type { Deadline, DeadlineSource } from './deadline.js';
import type { HandoverState } from '../projections/case/case-state.js';

/** Hand-overs that wait for the provider that is asked: for its answer, then for the start of its course. */
export const handoverDeadlines: DeadlineSource = ({ handovers }) =>
  Object.entries(handovers).flatMap(([subjectId, handover]) => {
    const who = { kind: 'provider', id: handover.toProvider } as const;
    return [...answer(handover), ...start(handover)].map((stage) => ({ subjectId, who, ...stage }));
  });

type Stage = Pick<Deadline, 'kind' | 'dueOn' | 'ruleId' | 'ruleVersion'>;

const answer = ({ state, answerDueOn, ruleId, ruleVersion }: HandoverState): readonly Stage[] =>
  state === 'offered' ? [{ kind: 'handover-answer', dueOn: answerDueOn, ruleId, ruleVersion }] : [];

function start({ state, startDueOn, startRuleId, startRuleVersion }: HandoverState): readonly Stage[] {
  if (state !== 'accepted' || startDueOn === undefined || startRuleId === undefined) return [];
  return [{ kind: 'handover-start', dueOn: startDueOn, ruleId: startRuleId, ruleVersion: startRuleVersion ?? '' }];
}
