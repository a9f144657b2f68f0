import { columns, defineImport, importStep, type ImportStep } from '#service-kit';
import type { ParticipantEntry } from '../domain/participation/participation.commands.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

const { day, flag, key, level, oneOf, optional } = columns;

type DayOf = 'attendanceOn' | 'resultOn' | 'orientationOn' | 'droppedOutOn' | 'certificateOn' | 'certificate';

/** What is refused is blamed on the day of the entry. */
const blame = <Day extends DayOf>(on: Day) => ({ '/effectiveOn': on }) as const;

/** Attendance, results, certificates and drop-outs of participants who are registered already. */
export const teilnahmen = (commands: CourseCommands) =>
  defineImport({
    kind: 'teilnahmen',
    title: 'Teilnahme und Ergebnisse',
    columns: {
      registration: key(['anmeldung_nr']),
      person: key(['personen_nr', 'personennummer', 'tn_nr']),
      attendanceOn: optional(day(['teilnahme_am'])),
      attendance: optional(
        oneOf(['teilnahme'], {
          'in ordnung': 'ok',
          'gefährdet: fehlzeiten': 'absences',
          'gefährdet: arbeit': 'work',
          'gefährdet: kinderbetreuung': 'childcare',
          'gefährdet: fahrweg': 'mobility',
          gefährdet: 'unknown',
        }),
      ),
      resultOn: optional(day(['ergebnis_am', 'prüfung_am', 'pruefung_am'])),
      resultLevel: optional(level(['ergebnis_niveau'])),
      passed: optional(flag(['bestanden'])),
      listening: optional(level(['hören', 'hoeren'])),
      reading: optional(level(['lesen'])),
      writing: optional(level(['schreiben'])),
      speaking: optional(level(['sprechen'])),
      orientationOn: optional(day(['lid_am'])),
      orientationPassed: optional(flag(['lid_bestanden'])),
      certificateOn: optional(day(['zertifikat_am'])),
      certificate: optional(
        oneOf(['zertifikat'], {
          integrationskurs: 'integration-course',
          sprache: 'language',
          teilnahme: 'attendance',
        }),
      ),
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
    },
    sample: [{ attendanceOn: '01.10.2026', attendance: 'in ordnung' }],
    together: [
      ['attendanceOn', 'attendance'],
      ['resultOn', 'resultLevel', 'passed'],
      ['orientationOn', 'orientationPassed'],
      ['certificateOn', 'certificate'],
      ['droppedOutOn', 'dropOut'],
    ],
    keyOf: ({ registration, attendanceOn, resultOn, orientationOn, certificateOn, droppedOutOn }) =>
      [registration, attendanceOn, resultOn, orientationOn, certificateOn, droppedOutOn].join('/'),
    laneOf: ({ person }) => person,
    blame: { '': 'registration' },
    reasons: REASONS,
    steps: (row, ids) => {
      const personRef = ids('p', 'personen', row.person);
      const registrationId = ids('g', 'anmeldungen', row.registration);
      const enter = commands.enter(personRef);
      const steps: ImportStep<DayOf>[] = [];
      const add = (
        name: string,
        on: DayOf,
        entry: ParticipantEntry,
        { already = [], more = {} }: { readonly already?: readonly string[]; readonly more?: object } = {},
      ): void => void steps.push(importStep(name, entry, enter, { already, blame: { ...blame(on), ...more } }));
      const { attendanceOn, attendance, resultOn, resultLevel, passed, orientationOn, orientationPassed } = row;
      const { certificateOn, certificate, droppedOutOn, dropOut, listening, reading, writing, speaking } = row;
      if (attendanceOn !== undefined && attendance) {
        const of = { kind: 'record-attendance', registrationId, effectiveOn: attendanceOn } as const;
        const entry =
          attendance === 'ok'
            ? ({ ...of, attendance } as const)
            : ({ ...of, attendance: 'at-risk', reason: attendance } as const);
        add('attendance', 'attendanceOn', entry, { already: ['attendance-unchanged'] });
      }
      if (resultOn !== undefined && resultLevel && passed !== undefined) {
        const skills = {
          ...(listening ? { listening } : {}),
          ...(reading ? { reading } : {}),
          ...(writing ? { writing } : {}),
          ...(speaking ? { speaking } : {}),
        };
        add('result', 'resultOn', {
          kind: 'record-result',
          registrationId,
          effectiveOn: resultOn,
          level: resultLevel,
          passed,
          ...(Object.keys(skills).length === 0 ? {} : { skills }),
        });
      }
      if (orientationOn !== undefined && orientationPassed !== undefined)
        add('orientation', 'orientationOn', {
          kind: 'record-orientation-test',
          registrationId,
          effectiveOn: orientationOn,
          passed: orientationPassed,
        });
      if (certificateOn !== undefined && certificate)
        add(
          'certificate',
          'certificateOn',
          { kind: 'issue-certificate', registrationId, effectiveOn: certificateOn, certificate },
          { more: { '/certificate': 'certificate' } },
        );
      if (droppedOutOn !== undefined && dropOut)
        add('drop-out', 'droppedOutOn', {
          kind: 'drop-out',
          registrationId,
          effectiveOn: droppedOutOn,
          reason: dropOut,
        });
      return steps;
    },
  });
