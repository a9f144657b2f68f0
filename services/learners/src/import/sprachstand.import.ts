import type { CefrLevel } from '#contracts';
import { columns, defineImport, filled, importStep } from '#service-kit';
import type { AssessLevel, LearnerCommand } from '../domain/learner/learner.decider.js';
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
      listening: optional(level(['hoeren', 'hören'])),
      reading: optional(level(['lesen'])),
      speaking: optional(level(['sprechen'])),
      writing: optional(level(['schreiben'])),
      literacy: optional(
        oneOf(['schrift', 'schriftkundigkeit'], {
          keine: 'none',
          'andere schrift': 'other-script',
          'lateinische schrift': 'latin-script',
        }),
      ),
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
        ...filled({ assessedBy: row.assessedBy, skills: skillsOf(row) }),
      };
      const steps = [importStep('assess', assess as LearnerCommand, commands.learner)];
      if (row.literacy === undefined) return steps;
      const record: LearnerCommand = {
        type: 'record-literacy',
        personRef: assess.personRef,
        effectiveOn: row.assessedOn,
        literacy: row.literacy,
        ...filled({ assessedBy: row.assessedBy }),
      };
      return [...steps, importStep('literacy', record, commands.learner)];
    },
  });

type Skills = NonNullable<AssessLevel['skills']>;

/** The skills that the row tells apart; undefined: none. */
function skillsOf({
  listening,
  reading,
  speaking,
  writing,
}: Readonly<Record<keyof Skills, CefrLevel | undefined>>): Skills | undefined {
  const skills = filled({ listening, reading, speaking, writing });
  return Object.keys(skills).length === 0 ? undefined : skills;
}
