import type { DeadlineSource } from './deadline.js';

/** Hand-overs that wait for the answer of the provider that is asked. */
export const handoverDeadlines: DeadlineSource = ({ handovers }) =>
  Object.entries(handovers).flatMap(([subjectId, { state, answerDueOn, toProvider, ruleId, ruleVersion }]) =>
    state === 'offered'
      ? [
          {
            kind: 'handover-answer' as const,
            subjectId,
            dueOn: answerDueOn,
            who: { kind: 'provider', id: toProvider } as const,
            ruleId,
            ruleVersion,
          },
        ]
      : [],
  );
