import { columns, defineImport, filled, importStep } from '#service-kit';
import type { AssessLevel } from '../domain/learner/learner.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, key, level, oneOf, optional } = columns;

/** Levels that a test or a certificate shows. */
export const sprachstand = (commands: LearnerCommands) =>
  defineImport({
    kind: 'sprachstand',
    title: 'Feststellungen des Sprachstands',
    columns: {
      number: key(['feststellung_nr']),
      person,
      level: level(['niveau']),
      basis: oneOf(['grundlage'], {
        einstufungstest: 'placement-test',
        zertifikat: 'certificate',
        abschlusstest: 'final-test',
      }),
      assessedBy: optional(key(['traeger', 'träger'])),
      assessedOn: day(['festgestellt_am']),
    },
    keyOf: ({ number }) => number,
    laneOf: (row) => row.person,
    blame: { '': 'person', '/effectiveOn': 'assessedOn' },
    reasons: REASONS,
    steps: (row, ids) => {
      const assess: AssessLevel = {
        type: 'assess-level',
        personRef: personRefOf(ids, row.person),
        assessmentId: ids('a', 'sprachstand', row.number),
        effectiveOn: row.assessedOn,
        level: row.level,
        basis: row.basis,
        ...filled({ assessedBy: row.assessedBy }),
      };
      return [importStep('assess', assess, commands.learner)];
    },
  });
