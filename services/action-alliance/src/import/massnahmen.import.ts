import { columns, defineImport, filled, importStep } from '#service-kit';
import type { AssignMeasure, CompleteMeasure } from '../domain/measure/measure.decider.js';
import type { AllianceCommands } from './alliance-commands.js';
import { REASONS } from './reasons.js';

const { day, department, key, optional, text } = columns;

/** Measures, from their assignment to their end. */
export const massnahmen = (commands: AllianceCommands) =>
  defineImport({
    kind: 'massnahmen',
    title: 'Maßnahmen',
    columns: {
      number: key(['massnahme_nr', 'maßnahme_nr']),
      decision: optional(key(['beschluss_nr'])),
      meeting: optional(key(['sitzung_nr'])),
      department: department(['fachdienst']),
      title: text(['titel']),
      assignedOn: day(['beauftragt_am']),
      dueOn: day(['faellig_am', 'fällig_am']),
      completedOn: optional(day(['erledigt_am'])),
    },
    together: [['decision', 'meeting']],
    keyOf: ({ number }) => number,
    laneOf: ({ number }) => number,
    blame: { '': 'number', '/decisionId': 'decision', '/dueOn': 'dueOn', '/effectiveOn': 'assignedOn' },
    reasons: REASONS,
    steps: (row, ids) => {
      const measureId = ids('me', 'massnahmen', row.number);
      const assign: AssignMeasure = {
        type: 'assign-measure',
        measureId,
        department: row.department,
        title: row.title,
        dueOn: row.dueOn,
        effectiveOn: row.assignedOn,
        ...filled({ decisionId: row.decision && ids('de', 'beschluesse', row.decision) }),
      };
      const meetingId = row.meeting && ids('m', 'sitzungen', row.meeting);
      const steps = [importStep('assign', assign, commands.assignMeasure(meetingId))];
      if (row.completedOn === undefined) return steps;
      const complete: CompleteMeasure = { type: 'complete-measure', effectiveOn: row.completedOn };
      const blame = { '': 'completedOn', '/effectiveOn': 'completedOn' } as const;
      return [...steps, importStep('complete', complete, commands.completeMeasure(measureId), { blame })];
    },
  });
