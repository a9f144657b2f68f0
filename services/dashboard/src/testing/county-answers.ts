import type { Board, Case, HandoverRow, Overview, RightRow, RunRow } from '../api/integration-status.js';
import type { ServiceStatus } from '../api/operations.js';
import type { Upstream } from './upstream.js';

/** The day of every test: that of TestClock. */
export const DAY = '2026-11-24';

export const STAGES = ['enrolled', 'assessed', 'entitled', 'waiting', 'registered', 'in-course', 'course-ended', 'handover-offered', 'handover-accepted', 'arrived'];
const DEPARTMENTS = ['all', 'youth', 'social', 'health', 'public-order', 'schools', 'economy', 'job-centre', 'migration-office'];

const SULINGEN = { id: '03251040', name: 'Sulingen' };
const SYKE = { id: '03251041', name: 'Syke' };
const DIEPHOLZ = { id: '03251012', name: 'Diepholz' };
const WORTWECHSEL = { id: 'wortwechsel', name: 'Wortwechsel e. V. (erfunden)' };
const SILBENREICH = { id: 'silbenreich', name: 'Silbenreich gGmbH (erfunden)' };
const VHS = { id: 'vhs', name: 'Volkshochschule (erfunden)' };

const run = (runId: string, title: string, startsOn: string, provider = SILBENREICH) => ({
  runId, title, provider, municipality: SULINGEN, startsOn, freeSeats: 4, childcare: true, timeOfDay: 'morning', distanceKm: 0,
  reasonsFor: ['Niveau B1 passt', '4 freie Plätze', 'im Wohnort', 'mit Kinderbetreuung', 'Tageszeit passt'], reasonsAgainst: [],
});

/** A mother in Sulingen whose right lapses in six days, with two runs that fit. */
export const MOTHER: HandoverRow = {
  handoverId: 'h_1', personRef: 'p_mutter00001', state: 'offered', from: WORTWECHSEL, to: SILBENREICH, municipality: SULINGEN, level: 'B1', courseTitle: 'Integrationskurs mit Kinderbetreuung',
  courseEndsOn: '2026-11-01', offeredOn: '2026-11-01', answerDueOn: '2026-11-15', basis: 'aufenthg-88a-3', rightLapsesOn: '2026-11-30', childcare: true,
  fittingRuns: [run('r_46', 'Berufssprachkurs B2 vormittags', '2026-11-27'), run('r_47', 'Berufssprachkurs B2 mit Betreuung', '2026-11-28')],
};

export const HANDOVERS: readonly HandoverRow[] = [
  MOTHER,
  ...Array.from({ length: 5 }, (_, at): HandoverRow => ({
    ...MOTHER, handoverId: `h_${at + 2}`, personRef: `p_person0000${at + 2}`, municipality: at % 2 === 0 ? SYKE : DIEPHOLZ, childcare: false, courseTitle: 'Integrationskurs abends',
    answerDueOn: `2026-11-${String(16 + at).padStart(2, '0')}`, rightLapsesOn: `2027-02-${String(10 + at)}`, fittingRuns: at === 2 ? [] : [run(`r_${at + 50}`, 'Berufssprachkurs B2 abends', '2026-12-07', VHS)],
  })),
  { ...MOTHER, handoverId: 'h_9', personRef: 'p_person00009', municipality: SYKE, childcare: false, answerDueOn: '2026-11-30', fittingRuns: [] },
];

const ANSWERED: readonly HandoverRow[] = [
  { ...MOTHER, handoverId: 'h_20', personRef: 'p_person00020', state: 'accepted', answeredOn: '2026-11-20', fittingRuns: [] },
  { ...MOTHER, handoverId: 'h_21', personRef: 'p_person00021', state: 'returned', answeredOn: '2026-11-18', reason: 'data-missing', missing: ['certificate'], fittingRuns: [] },
];

export const OVERVIEW: Overview = {
  day: DAY, lastRoundOn: '2026-10-29', overdueHandovers: { count: 9, change: 2 }, lapsingRights: { count: 14, change: -1 }, runsAtRisk: { count: 3, change: 0 }, overdueMeasures: { count: 2, change: 1 },
};

const RIGHTS: readonly RightRow[] = Array.from({ length: 14 }, (_, at) => ({
  personRef: at === 0 ? MOTHER.personRef : `p_recht0000${at}`, kind: 'vocational-language-course', legalBasis: '§ 45a AufenthG', lapsesOn: `2026-${at < 7 ? `11-${24 + at}` : `12-0${at - 6}`}`, stage: 'entitled', municipality: at % 2 === 0 ? SULINGEN : SYKE,
}));

const RUNS: readonly RunRow[] = [['r_43', 4, SYKE], ['r_44', 3, SYKE], ['r_45', 5, { id: '03251047', name: 'Weyhe' }]].map(([runId, taken, municipality], at) => ({
  runId: String(runId), title: 'Abendkurs A2', provider: VHS, municipality: municipality as { id: string; name: string }, courseType: 'IK', entryLevel: 'A1', targetLevel: 'A2', startsOn: `2026-12-0${at + 1}`, timeOfDay: 'evening', taken: Number(taken), seats: 16, minimumGroup: 8,
}));

export const board = (municipalities: readonly { id: string; name: string }[]): Board => ({
  day: DAY, lastRoundOn: '2026-10-29', stages: STAGES, municipalities,
  rows: DEPARTMENTS.map((department, row) => ({
    department,
    cells: STAGES.map((stage, place) => ({ stage, count: department === 'all' ? 100 + place * 17 : (row * 7 + place * 3) % 40, ...(place % 3 === 0 ? { change: (row % 3) - 1 } : {}) })),
  })),
  byMunicipality: municipalities.map((municipality, at) => ({ municipality, waiting: (at * 5) % 37, total: (at * 23) % 190 })),
});

export const CASE: Case = {
  personRef: MOTHER.personRef, day: DAY, stage: 'handover-offered', municipality: SULINGEN, level: { level: 'B1', basis: 'final-test', on: '2026-11-01' },
  needs: { childcare: true, timesOfDay: ['morning'], maxDistanceKm: 15, stepFree: false },
  rights: [
    { entitlementId: 'e_1', kind: 'vocational-language-course', state: 'open', legalBasis: '§ 45a AufenthG', ruleVersion: '2026-01-01', lapsesOn: '2026-11-30' },
    { entitlementId: 'e_2', kind: 'integration-course-claim', state: 'used', legalBasis: '§ 44 AufenthG', ruleVersion: '2025-01-01' },
  ],
  registrations: [{ registrationId: 'g_1', runId: 'r_10', title: 'Integrationskurs mit Kinderbetreuung', provider: WORTWECHSEL, state: 'ended', since: '2026-11-01', result: 'B1' }],
  handovers: [{ handoverId: 'h_1', from: WORTWECHSEL, to: SILBENREICH, state: 'offered', answerDueOn: '2026-11-15' }],
  disputes: ['level'],
  timeline: [
    { id: 'v1', on: '2026-01-12', recordedAt: '2026-01-12T09:00:00.000Z', type: 'learner-enrolled', facts: { municipality: 'Sulingen' } },
    { id: 'v2', on: '2026-01-20', recordedAt: '2026-01-22T09:00:00.000Z', type: 'language-level-assessed', facts: { level: 'A2', basis: 'placement-test' } },
    { id: 'v3', on: '2026-02-02', recordedAt: '2026-02-02T09:00:00.000Z', type: 'participation-started', facts: { run: 'Integrationskurs mit Kinderbetreuung' } },
    { id: 'v4', on: '2026-11-01', recordedAt: '2026-11-01T09:00:00.000Z', type: 'handover-offered', facts: { fromProvider: WORTWECHSEL.name, toProvider: SILBENREICH.name, answerDueOn: '2026-11-15' } },
  ],
  fittingRuns: [...MOTHER.fittingRuns, { ...run('r_48', 'Berufssprachkurs B2 abends', '2026-12-15', VHS), timeOfDay: 'evening', childcare: false, reasonsAgainst: ['ohne Kinderbetreuung', 'Tageszeit passt nicht'] }],
};

export const statusOf = (service: string): ServiceStatus => ({
  service,
  ...(service === 'integration-status' ? {} : { relay: { leading: true, pending: 0, lastPublishedAt: '2026-11-24T07:59:00.000Z', parkedStreams: [] } }),
  subscriptions: [{ group: `${service}.cases`, lag: 0, parked: 0, asOf: '2026-11-24T07:59:00.000Z' }],
  projections: [{ name: 'cases', group: `${service}.cases`, generation: 'v1.g1', ageSeconds: 0 }],
});

const IMPORT_KINDS = {
  learners: [{ kind: 'personen', title: 'Personen', columns: [{ names: ['personen_nr', 'nr'], required: true, expects: 'Nummer oder Kürzel' }, { names: ['nachname'], required: true, expects: 'Text' }] }],
  courses: [{ kind: 'kurse', title: 'Kurse', columns: [{ names: ['kurs_nr'], required: true, expects: 'Nummer oder Kürzel' }] }],
  'action-alliance': [{ kind: 'gremien', title: 'Gremien', columns: [{ names: ['gremium_nr'], required: true, expects: 'Nummer oder Kürzel' }] }],
} as const;

/** Teaches an upstream to answer as the services of a small county do. */
export function teachCounty(upstream: Upstream, municipalities: readonly { id: string; name: string }[]): void {
  const status = '/api/integration-status/v1';
  upstream.on(`GET ${status}/overview`, { body: OVERVIEW });
  upstream.on(`GET ${status}/board`, { body: board(municipalities) });
  upstream.on(`GET ${status}/handovers`, ({ query }) => {
    if (query.get('state') === 'answered') return { body: { rows: ANSWERED } };
    const open = HANDOVERS.filter((row) => query.get('state') !== 'overdue' || row.answerDueOn < DAY);
    return { body: { rows: query.get('direction') === 'outgoing' ? open.slice(-1) : open } };
  });
  upstream.on(`GET ${status}/handovers/times`, {
    body: { rows: [{ from: WORTWECHSEL, to: SILBENREICH, count: 8, median: 31, p90: 44 }, { from: VHS, to: WORTWECHSEL, count: 12, median: 9, p90: 14 }] },
  });
  upstream.on(`GET ${status}/rights`, { body: { rows: RIGHTS } });
  upstream.on(`GET ${status}/runs/at-risk`, { body: { rows: RUNS } });
  upstream.on(`GET ${status}/measures/overdue`, {
    body: { rows: [{ measureId: 'm_1', title: 'Kinderbetreuung zu den Kurszeiten in Sulingen', department: 'youth', dueOn: '2026-11-10' }, { measureId: 'm_2', title: 'Gemeinsamer Kurskalender der Träger', department: 'economy', dueOn: '2026-11-20' }] },
  });
  upstream.on(`GET ${status}/cases`, { body: { rows: [{ personRef: MOTHER.personRef, stage: 'handover-offered', level: { level: 'B1' }, municipality: SULINGEN }], next: 'weiter/1' } });
  upstream.on(`GET ${status}/cases/*`, ({ path }) => (path.endsWith('p_unbekannt') ? { status: 404, body: { status: 404, code: 'case-unknown' } } : { body: CASE }));
  upstream.on('POST /api/learners/v1/names', ({ body }) => {
    const { refs } = JSON.parse(body) as { refs: string[] };
    return { body: { names: refs.map((personRef) => ({ personRef, givenName: 'Mina', familyName: personRef === MOTHER.personRef ? 'Beispielova' : 'Erfunden' })) } };
  });
  upstream.on('POST /api/courses/v1/handovers/*/*', { body: { id: 'h_1', stream: 'handover-h_1', version: 2, events: ['handover-accepted'] } });
  for (const [service, rows] of Object.entries(IMPORT_KINDS)) upstream.on(`GET /api/${service}/v1/imports`, { body: { rows } });
  for (const service of ['learners', 'courses', 'action-alliance', 'integration-status']) {
    upstream.on(`GET /api/${service}/v1/operations/status`, { body: statusOf(service) });
    upstream.on(`GET /api/${service}/v1/operations/parked`, { body: { rows: [] } });
  }
}
