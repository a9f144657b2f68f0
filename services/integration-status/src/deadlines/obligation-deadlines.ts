import type { DeadlineSource } from './deadline.js';

/** Obliged persons who are to register by a day, and objections to reports. */
export const obligationDeadlines: DeadlineSource = ({ obligations, reports, registrations }) => {
  const isRegistered = Object.values(registrations).some(
    ({ state }) => state === 'requested' || state === 'confirmed' || state === 'started',
  );
  const registering = Object.entries(obligations).flatMap(([subjectId, obligation]) => {
    const { state, registerBy, imposedBy, ruleId, ruleVersion, legalBasis } = obligation;
    if (state !== 'in-force' || registerBy === undefined || isRegistered) return [];
    return [
      {
        kind: 'registration-due' as const,
        subjectId,
        dueOn: registerBy,
        who: { kind: 'department', id: imposedBy } as const,
        ruleId,
        ruleVersion,
        ...(legalBasis === undefined ? {} : { legalBasis }),
      },
    ];
  });
  const objections = Object.entries(reports).flatMap(([subjectId, { objection, legalBasis }]) => {
    if (!objection?.open || objection.settleBy === undefined) return [];
    const { settleBy, ruleId = '', ruleVersion = '' } = objection;
    const who = { kind: 'coordination' } as const;
    return [{ kind: 'objection' as const, subjectId, dueOn: settleBy, who, ruleId, ruleVersion, legalBasis }];
  });
  return [...registering, ...objections];
};
