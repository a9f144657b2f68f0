import { columns, defineImport, filled, importStep, type Municipalities } from '#service-kit';
import type { EnrollLearner } from '../domain/learner/learner.decider.js';
import type { LearnerCommands } from './learner-commands.js';
import { person, personRefOf } from './person-column.js';
import { REASONS } from './reasons.js';

const { day, key, municipality, optional, text } = columns;
const NAME_LENGTH = 100;

/** People, as they were taken in. */
export const personen = (commands: LearnerCommands, municipalities: Municipalities) =>
  defineImport({
    kind: 'personen',
    title: 'Personen',
    columns: {
      person,
      familyName: text(['nachname', 'name', 'familienname'], NAME_LENGTH),
      givenName: text(['vorname'], NAME_LENGTH),
      birthDate: day(['geburtsdatum', 'geboren', 'geb_datum']),
      municipalityKey: municipality(['gemeinde', 'ags', 'wohnort'], municipalities),
      arrivedOn: optional(day(['angekommen_am', 'einreise'])),
      enrolledOn: day(['aufgenommen_am', 'aufnahme']),
      // The county brings what happened at the counters of others.
      takenInBy: optional(key(['aufgenommen_von'])),
    },
    sample: [{ givenName: 'Mina', birthDate: '17.04.1991' }],
    keyOf: (row) => row.person,
    laneOf: (row) => row.person,
    blame: { '': 'person', '/birthDate': 'birthDate', '/arrivedOn': 'arrivedOn', '/effectiveOn': 'enrolledOn' },
    reasons: REASONS,
    // Whom a provider takes in is its own.
    notOfProvider: () => Promise.resolve(undefined),
    steps: ({ person: number, enrolledOn, arrivedOn, takenInBy, ...identity }, ids, { provider = takenInBy }) => {
      const enroll: EnrollLearner = {
        type: 'enroll-learner',
        personRef: personRefOf(ids, number),
        effectiveOn: enrolledOn,
        ...identity,
        ...filled({ arrivedOn, takenInBy: provider }),
      };
      return [importStep('enroll', enroll, commands.learner)];
    },
  });
