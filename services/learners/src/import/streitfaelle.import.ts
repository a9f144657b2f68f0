import { columns, defineImport, importStep } from '#service-kit';
import type { LearnerCommand } from '../domain/learner/learner.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, key, oneOf, optional } = columns;

/** What people dispute of that which is known about them. */
export const streitfaelle = (commands: LearnerCommands) =>
  defineImport({
    kind: 'streitfaelle',
    title: 'Bestrittene Angaben',
    columns: {
      number: key(['streitfall_nr']),
      person,
      datum: oneOf(['angabe'], {
        sprachstand: 'level',
        schriftkundigkeit: 'literacy',
        bedarf: 'needs',
        gemeinde: 'municipality',
        berechtigung: 'entitlement',
        anwesenheit: 'attendance',
        personalangaben: 'identity',
        testergebnis: 'result',
      }),
      disputedOn: day(['bestritten_am']),
      settledOn: optional(day(['geklaert_am', 'geklärt_am'])),
      outcome: optional(oneOf(['ausgang'], { bestätigt: 'confirmed', berichtigt: 'corrected' })),
    },
    together: [['settledOn', 'outcome']],
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: { '': 'person', '/datum': 'datum', '/effectiveOn': 'disputedOn' },
    reasons: REASONS,
    steps: ({ number, person: whose, datum, disputedOn, settledOn, outcome }, ids) => {
      const about = { personRef: personRefOf(ids, whose), disputeId: ids('d', 'streitfaelle', number) };
      const dispute: LearnerCommand = { type: 'dispute-datum', ...about, datum, effectiveOn: disputedOn };
      const steps = [importStep('dispute', dispute, commands.learner)];
      if (settledOn === undefined || outcome === undefined) return steps;
      const settled = { blame: { '': 'number', '/effectiveOn': 'settledOn' } } as const;
      const settle: LearnerCommand = { type: 'settle-dispute', ...about, outcome, effectiveOn: settledOn };
      return [...steps, importStep('settle', settle, commands.learner, settled)];
    },
  });
