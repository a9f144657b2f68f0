import type { Deadline, DeadlineSource } from './deadline.js';

/** Seats that are held until a day, and what persons are asked when their run is merged: both wait for the provider. */
export const seatDeadlines: DeadlineSource = ({ registrations, mergeQuestions }) => [
  ...Object.entries(registrations).flatMap(([subjectId, { state, held, runId }]): readonly Deadline[] => {
    if (state !== 'held' || held === undefined) return [];
    const { until: dueOn, ...rule } = held;
    return [{ kind: 'seat-hold', subjectId, dueOn, who: { kind: 'provider-of-run', runId }, runId, ...rule }];
  }),
  ...Object.entries(mergeQuestions).flatMap(([subjectId, question]): readonly Deadline[] => {
    if (question === 'over') return [];
    const { dissolvedRunId: runId, answerDueOn: dueOn, ruleId, ruleVersion } = question;
    const who = { kind: 'provider-of-run', runId } as const;
    return [{ kind: 'merge-answer', subjectId, dueOn, who, runId, ruleId, ruleVersion }];
  }),
];
