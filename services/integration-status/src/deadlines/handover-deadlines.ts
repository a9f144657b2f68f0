import type { Deadline, DeadlineSource } from './deadline.js';
import { handoverStartBasis } from './handover-start-rule.js';
import type { HandoverState } from '../projections/case/case-state.js';

/** Hand-overs that wait for the provider that is asked: for its answer, then for the start of its course. */
export const handoverDeadlines: DeadlineSource = ({ handovers }) =>
  Object.entries(handovers).flatMap(([subjectId, handover]) => {
    const who = { kind: 'provider', id: handover.toProvider } as const;
    return [...answer(handover), ...start(handover)].map((stage) => ({ subjectId, who, ...stage }));
  });

type Stage = Pick<Deadline, 'kind' | 'dueOn' | 'ruleId' | 'ruleVersion' | 'legalBasis'>;

const answer = ({ state, answerDueOn, promisedAnswerOn, ruleId, ruleVersion }: HandoverState): readonly Stage[] =>
  state === 'offered'
    ? [{ kind: 'handover-answer', dueOn: earlier(answerDueOn, promisedAnswerOn), ruleId, ruleVersion }]
    : [];

function start({ state, startDueOn, promisedStartOn, ...of }: HandoverState): readonly Stage[] {
  const { startRuleId: ruleId, startRuleVersion: ruleVersion = '' } = of;
  if (state !== 'accepted' || startDueOn === undefined || ruleId === undefined) return [];
  const legalBasis = handoverStartBasis(ruleId, ruleVersion);
  const due = { kind: 'handover-start', dueOn: earlier(startDueOn, promisedStartOn), ruleId, ruleVersion } as const;
  return [{ ...due, ...(legalBasis === undefined ? {} : { legalBasis }) }];
}

/** A promise of the two providers counts where it is the shorter one, as the list of hand-overs has it. */
const earlier = (byRule: string, promised: string | undefined): string =>
  promised !== undefined && promised < byRule ? promised : byRule;
