import { columns, defineImport, filled, importStep, type Municipalities } from '#service-kit';
import type { CourseRunCommand, PlanRun } from '../domain/course-run/course-run.commands.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

const { day, flag, integer, key, level, municipality, oneOf, optional, text, timeOfDay } = columns;
const MOST_SEATS = 200;
const MOST_UNITS = 2000;

const BLAME = {
  publish: { '': 'publishedOn', '/effectiveOn': 'publishedOn' },
  'close-registration': { '': 'closedOn', '/effectiveOn': 'closedOn' },
  start: { '': 'startedOn', '/effectiveOn': 'startedOn' },
  end: { '': 'endedOn', '/effectiveOn': 'endedOn' },
  cancel: { '': 'cancelledOn', '/effectiveOn': 'cancelledOn' },
} as const;

/** Course runs from their planning to their end or cancellation, each on the day it happened. */
export const kurse = (commands: CourseCommands, municipalities: Municipalities) =>
  defineImport({
    kind: 'kurse',
    title: 'Kursdurchführungen',
    columns: {
      number: key(['kurs_nr', 'kursnummer']),
      providerId: key(['traeger', 'träger']),
      title: text(['titel']),
      courseType: key(['kursart']),
      entryLevel: level(['eingangsniveau']),
      targetLevel: level(['zielniveau']),
      funding: oneOf(['finanzierung'], {
        bund: 'federal',
        land: 'land',
        landkreis: 'county',
        ehrenamt: 'volunteer',
        selbst: 'self',
      }),
      municipalityKey: municipality(['gemeinde', 'ags', 'kursort'], municipalities),
      timeOfDay: timeOfDay(['tageszeit']),
      childcare: flag(['kinderbetreuung']),
      seats: integer(['plaetze', 'plätze'], 1, MOST_SEATS),
      minimumGroup: integer(['mindestzahl', 'mindestteilnehmerzahl'], 1, MOST_SEATS),
      plannedOn: day(['geplant_am']),
      startsOn: day(['beginn']),
      endsOn: day(['ende']),
      teachingUnits: optional(integer(['ue', 'unterrichtseinheiten'], 1, MOST_UNITS)),
      publishedOn: optional(day(['veroeffentlicht_am', 'veröffentlicht_am'])),
      closedOn: optional(day(['anmeldeschluss'])),
      startedOn: optional(day(['begonnen_am'])),
      endedOn: optional(day(['beendet_am'])),
      cancelledOn: optional(day(['abgesagt_am'])),
      cancellation: optional(
        oneOf(['absagegrund'], {
          'zu wenige': 'too-few-participants',
          'keine lehrkraft': 'no-teacher',
          'kein raum': 'no-room',
          'keine mittel': 'funding-ended',
        }),
      ),
    },
    sample: [
      {
        title: 'Integrationskurs, Aufbau',
        courseType: 'IK_ALLG',
        entryLevel: 'a2',
        targetLevel: 'b1',
        seats: '20',
        endsOn: '18.12.2026',
        plannedOn: '01.06.2026',
      },
    ],
    together: [['cancelledOn', 'cancellation']],
    keyOf: ({ number }) => number,
    laneOf: ({ number }) => number,
    blame: {
      '': 'number',
      '/effectiveOn': 'plannedOn',
      '/providerId': 'providerId',
      '/courseType': 'courseType',
      '/endsOn': 'endsOn',
      '/minimumGroup': 'minimumGroup',
    },
    reasons: REASONS,
    steps: (row, ids) => {
      const { number, plannedOn, publishedOn, closedOn, startedOn, endedOn, cancelledOn, cancellation, ...fields } =
        row;
      const runId = ids('r', 'kurse', number);
      const plan: PlanRun = {
        kind: 'plan',
        historic: true,
        effectiveOn: plannedOn,
        plan: filled({ runId, ...fields }),
      };
      const change = commands.changeRun(runId);
      const later: readonly Extract<CourseRunCommand, { kind: keyof typeof BLAME }>[] = [
        ...(publishedOn === undefined ? [] : [{ kind: 'publish', historic: true, effectiveOn: publishedOn } as const]),
        ...(closedOn === undefined
          ? []
          : [{ kind: 'close-registration', historic: true, effectiveOn: closedOn } as const]),
        ...(startedOn === undefined ? [] : [{ kind: 'start', historic: true, effectiveOn: startedOn } as const]),
        ...(endedOn === undefined ? [] : [{ kind: 'end', historic: true, effectiveOn: endedOn } as const]),
        ...(cancelledOn === undefined || cancellation === undefined
          ? []
          : [{ kind: 'cancel', historic: true, effectiveOn: cancelledOn, reason: cancellation } as const]),
      ];
      return [
        importStep('plan', plan, commands.planRun),
        ...later.map((command) => importStep(command.kind, command, change, { blame: BLAME[command.kind] })),
      ];
    },
  });
