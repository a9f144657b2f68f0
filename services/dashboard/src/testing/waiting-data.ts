import type { OfYear, RightLapses, WaitTime } from '../api/waiting-times.js';
import type { Collision, FittingPersons, Merge, WaitingEntry, WaitingGroup, WaitingRow } from '../api/waiting-list.js';
import { MOTHER, RUNS, SILBENREICH, SULINGEN, VHS } from './county-data.js';
import type { Upstream } from './upstream.js';

export const OWN_ENTRY: WaitingRow = {
  entryId: 'w_1',
  personRef: MOTHER.personRef,
  place: 1,
  courseType: 'IK_ALLG',
  level: 'A2',
  municipality: SULINGEN,
  timesOfDay: ['morning'],
  childcare: true,
  since: '2026-06-01',
  waitingWeeks: 25,
  reasons: ['Recht verfällt in 12 Tagen', 'wartet seit 176 Tagen'],
  fittingRuns: 1,
};
export const OTHER_ENTRY: WaitingRow = {
  entryId: 'w_2',
  place: 2,
  courseType: 'IK_ALLG',
  level: 'A2',
  municipality: SULINGEN,
  timesOfDay: [],
  childcare: false,
  waitingWeeks: 9,
  reasons: [],
  fittingRuns: 0,
};
export const GROUPS: readonly WaitingGroup[] = [
  { courseType: 'IK_ALLG', level: 'A2', waiting: 2, longestWeeks: 25, runs: 2, freeSeats: 5 },
];
const byRule = { ruleId: 'matching', ruleVersion: '2026-11-01', uncheckedRules: ['matching'] };
export const ENTRY: WaitingEntry = {
  ...byRule,
  entry: OWN_ENTRY,
  proposals: [
    {
      runId: 'r_1',
      title: 'Integrationskurs am Vormittag',
      provider: SILBENREICH,
      municipality: SULINGEN,
      courseType: 'IK_ALLG',
      startsOn: '2026-12-07',
      endsOn: '2027-04-01',
      timeOfDay: 'morning',
      childcare: true,
      freeSeats: 4,
      distanceKm: 0,
      reasonsFor: [
        { code: 'seats-free', text: '4 freie Plätze' },
        { code: 'within-reach', text: 'im Wohnort' },
      ],
      reasonsAgainst: [],
    },
    {
      runId: 'r_2',
      title: 'Integrationskurs am Abend',
      provider: VHS,
      municipality: SULINGEN,
      courseType: 'IK_ALLG',
      startsOn: '2026-12-14',
      endsOn: '2027-04-01',
      timeOfDay: 'evening',
      childcare: false,
      freeSeats: 1,
      distanceKm: 0,
      reasonsFor: [{ code: 'seats-free', text: 'ein freier Platz' }],
      reasonsAgainst: [{ code: 'no-childcare', text: 'ohne Kinderbetreuung' }],
    },
  ],
};
export const FITTING: FittingPersons = {
  ...byRule,
  run: {
    runId: 'r_1',
    title: 'Integrationskurs am Vormittag',
    provider: SILBENREICH,
    municipality: SULINGEN,
    courseType: 'IK_ALLG',
    entryLevel: 'A2',
    startsOn: '2026-12-07',
    freeSeats: 4,
  },
  rows: [OWN_ENTRY, OTHER_ENTRY].map((entry) => ({
    entry,
    reasonsFor: [{ code: 'level-fits', text: 'Niveau A2 passt' }],
    reasonsAgainst: [],
  })),
};

const [first] = RUNS;
const base = {
  ...first,
  runId: 'r_8',
  title: 'Integrationskurs Bassum',
  provider: SILBENREICH,
  municipality: SULINGEN,
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  startsOn: '2026-12-14',
  timeOfDay: 'morning',
  taken: 4,
  seats: 20,
  minimumGroup: 10,
};
const other = { ...base, runId: 'r_9', title: 'Integrationskurs Syke', provider: VHS };
const forecast = { taken: 4, lately: 1, fitting: 2, expected: 5, minimumGroup: 10 };
export const COLLISION: Collision = {
  kept: base,
  keptForecast: forecast,
  dissolved: other,
  dissolvedForecast: { ...forecast, expected: 4 },
  km: 9,
  daysApart: 7,
  travel: [{ fromRunId: 'r_9', persons: 4, known: 4, farther: 2, medianKm: 7, longestKm: 12 }],
};
export const MERGE: Merge = {
  mergeId: 'm_1',
  state: 'proposed',
  kept: base,
  dissolved: other,
  proposedOn: '2026-11-20',
  agreed: [VHS],
  missing: [SILBENREICH],
  asked: 0,
  moved: 0,
  open: 0,
  questions: [],
};
export const ASKING: Merge = {
  ...MERGE,
  mergeId: 'm_2',
  state: 'asking',
  kept: other,
  dissolved: base,
  missing: [],
  answersDueOn: '2026-11-30',
  asked: 1,
  open: 1,
  questions: [{ personRef: MOTHER.personRef, registrationId: 'g_1', askedOn: '2026-11-20', answerDueOn: '2026-11-30' }],
};

export const WAIT_TIMES: OfYear<WaitTime> = {
  from: '2025-11-25',
  to: '2026-11-24',
  rows: [
    { count: 52, median: 34, p90: 88 },
    { courseType: 'IK_ALLG', count: 41, median: 36, p90: 90 },
    { courseType: 'BSK_B2', count: 11, median: 20, p90: 44 },
  ],
};
export const RIGHT_LAPSES: OfYear<RightLapses> = {
  from: '2025-11-25',
  to: '2026-11-24',
  rows: [{ kind: 'vocational-language-course', issued: 64, presumed: 9, lapsed: 4 }],
};

/** Teaches an upstream the waiting list of a small county. */
export function teachWaitingList(upstream: Upstream): void {
  const status = '/api/integration-status/v1';
  upstream.on(`GET ${status}/waiting-list`, { body: { rows: [OWN_ENTRY, OTHER_ENTRY] } });
  upstream.on(`GET ${status}/waiting-list/*`, ({ path }) =>
    path.endsWith('w_none') ? { status: 404, body: { status: 404, code: 'entry-unknown' } } : { body: ENTRY },
  );
  upstream.on(`GET ${status}/waiting-list/groups`, { body: { rows: GROUPS } });
  upstream.on(`GET ${status}/waiting-list/times`, { body: WAIT_TIMES });
  upstream.on(`GET ${status}/rights/lapses`, { body: RIGHT_LAPSES });
  upstream.on(`GET ${status}/runs/*/fitting-persons`, { body: FITTING });
  upstream.on(`GET ${status}/collisions`, { body: { rows: [COLLISION] } });
  upstream.on(`GET ${status}/run-merges`, ({ query }) => ({
    body: {
      rows:
        query.get('state') === 'open'
          ? [MERGE, ASKING]
          : [
              {
                ...MERGE,
                mergeId: 'm_3',
                state: 'refused',
                missing: [],
                refusedBy: VHS,
                refusedFor: 'no-room',
                endedOn: '2026-11-22',
              },
            ],
    },
  }));
  const done = { body: { id: 'x', stream: 'placement-x', version: 1, events: [] } };
  upstream.on('POST /api/courses/v1/waiting-entries/*/placements', done);
  upstream.on('POST /api/courses/v1/waiting-entries/*/close', done);
  upstream.on('POST /api/courses/v1/run-merges', done);
  upstream.on('POST /api/courses/v1/run-merges/*/*', done);
  upstream.on('POST /api/courses/v1/run-merges/*/answers/*', done);
}
