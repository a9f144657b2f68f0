import { columns, defineImport, filled, importStep } from '#service-kit';
import type { RecordParticipation } from '../domain/participation/participation.commands.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

const { day, flag, key, level, oneOf, optional } = columns;

/** Registrations with all that became of them: one decision a row, which no capacity refuses. */
export const anmeldungen = (commands: CourseCommands) =>
  defineImport({
    kind: 'anmeldungen',
    title: 'Anmeldungen und Teilnahmen',
    columns: {
      number: key(['anmeldung_nr']),
      person: key(['personen_nr', 'personennummer', 'tn_nr']),
      run: key(['kurs_nr', 'kursnummer']),
      registeredOn: day(['angemeldet_am']),
      startedOn: optional(day(['begonnen_am'])),
      endedOn: optional(day(['beendet_am'])),
      droppedOutOn: optional(day(['abgebrochen_am'])),
      dropOut: optional(
        oneOf(['abbruchgrund'], {
          umzug: 'moved-away',
          arbeit: 'work',
          kinderbetreuung: 'childcare',
          fahrweg: 'mobility',
          gesundheit: 'health',
          unbekannt: 'unknown',
        }),
      ),
      resultOn: optional(day(['ergebnis_am'])),
      resultLevel: optional(level(['ergebnis_niveau'])),
      passed: optional(flag(['bestanden'])),
    },
    sample: [{ startedOn: '01.09.2026' }],
    together: [
      ['droppedOutOn', 'dropOut'],
      ['resultOn', 'resultLevel', 'passed'],
    ],
    keyOf: ({ number }) => number,
    laneOf: ({ person }) => person,
    blame: {
      '': 'number',
      '/runId': 'run',
      '/effectiveOn': 'registeredOn',
      '/startedOn': 'startedOn',
      '/endedOn': 'endedOn',
      '/droppedOut/on': 'droppedOutOn',
      '/droppedOut': 'droppedOutOn',
      '/result/on': 'resultOn',
    },
    reasons: REASONS,
    steps: (row, ids) => {
      const { droppedOutOn, dropOut, resultOn, resultLevel, passed } = row;
      const record: RecordParticipation = {
        kind: 'record',
        personRef: ids('p', 'personen', row.person),
        registrationId: ids('g', 'anmeldungen', row.number),
        runId: ids('r', 'kurse', row.run),
        effectiveOn: row.registeredOn,
        ...filled({ startedOn: row.startedOn, endedOn: row.endedOn }),
        ...(droppedOutOn !== undefined && dropOut ? { droppedOut: { on: droppedOutOn, reason: dropOut } } : {}),
        ...(resultOn !== undefined && resultLevel && passed !== undefined
          ? { result: { on: resultOn, level: resultLevel, passed } }
          : {}),
      };
      return [importStep('record', record, commands.recordParticipation)];
    },
  });
