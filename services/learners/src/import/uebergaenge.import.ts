import { columns, defineImport, filled, importStep } from '#service-kit';
import type { CompleteTransition, StartTransition } from '../domain/transition/transition.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, key, oneOf, optional } = columns;

/** Ways between daycare, school, course and work. */
export const uebergaenge = (commands: LearnerCommands) =>
  defineImport({
    kind: 'uebergaenge',
    title: 'Übergänge',
    columns: {
      number: key(['uebergang_nr', 'übergang_nr']),
      person,
      kind: oneOf(['art'], {
        'kita-schule': 'daycare-to-school',
        'schule-schule': 'school-to-school',
        'schule-beruf': 'school-to-work',
        'kurs-beruf': 'course-to-work',
      }),
      startedOn: day(['begonnen_am']),
      dueOn: optional(day(['faellig_am', 'fällig_am'])),
      completedOn: optional(day(['abgeschlossen_am'])),
    },
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: { '': 'number', '/personRef': 'person', '/dueOn': 'dueOn', '/effectiveOn': 'startedOn' },
    reasons: REASONS,
    steps: (row, ids) => {
      const transitionId = ids('t', 'uebergaenge', row.number);
      const start: StartTransition = {
        type: 'start-transition',
        transitionId,
        personRef: personRefOf(ids, row.person),
        kind: row.kind,
        effectiveOn: row.startedOn,
        ...filled({ dueOn: row.dueOn }),
      };
      const steps = [importStep('start', start, commands.startTransition)];
      if (row.completedOn === undefined) return steps;
      const complete: CompleteTransition = { type: 'complete-transition', effectiveOn: row.completedOn };
      const blame = { '': 'completedOn', '/effectiveOn': 'completedOn' } as const;
      return [...steps, importStep('complete', complete, commands.completeTransition(transitionId), { blame })];
    },
  });
