import type { CoordinationMeetingView } from '../projections/coordination-meeting/coordination-meeting.projection.js';
import { addDays } from '../projections/days.js';
import type { MeasureView } from '../projections/measure/measure.state.js';
import type { MergeView } from '../projections/merge/merge.state.js';
import type { Duty } from './duty.js';
import { dutyRules } from './duty-rules.js';

/** Merges of runs that wait for the agreement of a provider. Both know of it. */
export const mergeDuties = (merges: readonly MergeView[]): readonly Duty[] =>
  merges
    .filter(({ state }) => state === 'proposed')
    .flatMap(({ mergeId, proposedOn, keptProvider, dissolvedProvider, keptRunId, dissolvedRunId, agreed }) => {
      const parties = [...new Set([keptProvider, dissolvedProvider])];
      return dutyRules('mergeAgreement', proposedOn).flatMap(({ days, named }) =>
        parties
          .filter((id) => !agreed.includes(id))
          .map((id): Duty => ({
            kind: 'merge-agreement',
            subjectId: mergeId,
            dueOn: addDays(proposedOn, days),
            who: { kind: 'provider', id },
            runIds: [keptRunId, dissolvedRunId],
            parties,
            ...named,
          })),
      );
    });

/** What the providers agreed upon in their meetings, until something came of it. */
export const itemDuties = (meetings: readonly CoordinationMeetingView[]): readonly Duty[] =>
  meetings.flatMap(({ items }) =>
    items
      .filter(({ outcomes }) => outcomes.length === 0)
      .map(({ itemId, agreed, owner, dueOn, subject, subjectId }): Duty => ({
        kind: 'agreed-item',
        subjectId: itemId,
        dueOn,
        who: owner === undefined ? { kind: 'coordination' } : { kind: 'provider', id: owner },
        ruleId: 'agreed-item',
        ruleVersion: '',
        agreed,
        ...(subject === 'course-run' && subjectId !== undefined ? { runIds: [subjectId] } : {}),
      })),
  );

/** Measures that the round decided upon, until they are carried out. */
export const measureDuties = (measures: readonly MeasureView[]): readonly Duty[] =>
  measures
    .filter(({ completedOn }) => completedOn === undefined)
    .map(({ measureId, department, title, dueOn }): Duty => ({
      kind: 'measure',
      subjectId: measureId,
      dueOn,
      who: { kind: 'department', id: department },
      ruleId: 'measure',
      ruleVersion: '',
      title,
    }));
