import { CEFR_LEVELS, type JsonObject, type OpenedEvent, TIMES_OF_DAY } from '#contracts';
import { addDays } from '../../services/integration-status/src/projections/days.js';

export const DAY = '2026-11-24';
export const MUNICIPALITIES = 45;
const TYPES = ['IK_ALLG', 'IK_ALPHA', 'BSK_B2', 'BSK_C1', 'LK_NIEDRIG', 'LAND_BASIS'] as const;
const LEVELS = CEFR_LEVELS.slice(1, 5);

/** Spread over a list without chance: every run measures the same county. */
const spread = <Value>(values: readonly Value[], at: number, stride: number): Value => {
  const value = values[Math.floor((at * stride) / 7) % values.length];
  if (value === undefined) throw new Error('nothing to spread');
  return value;
};

export const municipalityOf = (at: number): string => `0325${String(1001 + (at % MUNICIPALITIES))}`;

/** Municipalities on a grid of about 8 km. */
export const municipalities = new Map(
  Array.from({ length: MUNICIPALITIES }, (_, at) => {
    const key = municipalityOf(at);
    const place = { latitude: 52.4 + Math.floor(at / 7) * 0.07, longitude: 8.3 + (at % 7) * 0.11 };
    return [key, { key, name: key, member: key, ...place }] as const;
  }),
);

const opened = (
  stream: string,
  streamVersion: number,
  type: string,
  effectiveOn: string,
  data: JsonObject,
): OpenedEvent => ({
  id: `${stream}-${streamVersion}`,
  context: type.startsWith('learner') || type.startsWith('entitlement') ? 'learners' : 'courses',
  type,
  stream,
  streamVersion,
  recordedAt: `${effectiveOn}T08:00:00.000Z`,
  effectiveOn,
  correlationId: stream,
  causationId: stream,
  data,
});

/** The events of one person who waits; `version` 2 and later change the need. */
export function personEvents(at: number): readonly OpenedEvent[] {
  const personRef = `p_${at}`;
  const since = addDays(DAY, -(at % 300));
  const events = [
    opened(`learner-${personRef}`, 1, 'learner-enrolled', since, {
      personRef,
      municipalityKey: municipalityOf(at * 3),
    }),
    opened(`waiting-entry-w_${at}`, 1, 'waiting-entry-opened', since, {
      personRef,
      entryId: `w_${at}`,
      courseType: spread(TYPES, at, 3),
      ...needOf(at),
    }),
  ];
  if (at % 3 !== 0) return events;
  const right = {
    personRef,
    entitlementId: `e_${at}`,
    kind: at % 2 === 0 ? 'integration-course-claim' : 'vocational-language-course',
    issuedBy: 'job-centre',
    legalBasis: '§ 44 AufenthG',
    ruleId: 'ik-claim',
    ruleVersion: '2024-12-07',
    lapsesOn: addDays(DAY, at % 200),
  };
  return [...events, opened(`entitlement-e_${at}`, 1, 'entitlement-issued', since, right)];
}

/** A change of somebody's need. */
export const changedNeed = (at: number, version: number): OpenedEvent =>
  opened(`waiting-entry-w_${at}`, version, 'waiting-entry-changed', DAY, {
    personRef: `p_${at}`,
    entryId: `w_${at}`,
    ...needOf(at + version),
  });

const needOf = (at: number) => ({
  level: spread(LEVELS, at, 5),
  municipalityKey: municipalityOf(at * 3),
  timesOfDay: at % 4 === 0 ? [] : [spread(TIMES_OF_DAY, at, 11)],
  childcare: at % 5 === 0,
  maxDistanceKm: 5 + (at % 30),
});

export const runEvents = (at: number): readonly OpenedEvent[] => [
  opened(`course-run-r_${at}`, 1, 'course-run-planned', addDays(DAY, -60), {
    runId: `r_${at}`,
    providerId: `x_${at % 15}`,
    title: `Kurs ${at}`,
    courseType: spread(TYPES, at, 3),
    entryLevel: spread(LEVELS, at, 5),
    targetLevel: 'B2',
    funding: 'federal',
    municipalityKey: municipalityOf(at * 7),
    timeOfDay: spread(TIMES_OF_DAY, at, 11),
    childcare: at % 4 === 0,
    seats: 20,
    minimumGroup: 10,
    startsOn: addDays(DAY, 1 + (at % 90)),
    endsOn: addDays(DAY, 91 + (at % 90)),
  }),
];
