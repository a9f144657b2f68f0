import type { RegistrationOfRun, RunOfPage } from '../api/course-run.js';
import type { CourseRun } from '../api/persons.js';
import type { Board, HandoverRow, MeasureRow, Named, Overview, RightRow, RunRow } from '../api/integration-status.js';

/** The day of every test: that of TestClock. */
export const DAY = '2026-11-24';

export const STAGES = [
  'enrolled',
  'assessed',
  'entitled',
  'waiting',
  'registered',
  'in-course',
  'course-ended',
  'handover-offered',
  'handover-accepted',
  'arrived',
];
export const DEPARTMENTS = ['all', 'youth', 'social', 'health', 'public-order', 'schools', 'economy', 'job-centre'];

export const SULINGEN = { id: '03251040', name: 'Sulingen' };
const SYKE = { id: '03251041', name: 'Syke' };
const DIEPHOLZ = { id: '03251012', name: 'Diepholz' };
export const WORTWECHSEL = { id: 'wortwechsel', name: 'Wortwechsel e. V. (erfunden)' };
export const SILBENREICH = { id: 'silbenreich', name: 'Silbenreich gGmbH (erfunden)' };
export const VHS = { id: 'vhs', name: 'Volkshochschule (erfunden)' };

export const run = (runId: string, title: string, startsOn: string, provider = SILBENREICH) => ({
  runId,
  title,
  provider,
  municipality: SULINGEN,
  startsOn,
  freeSeats: 4,
  childcare: true,
  timeOfDay: 'morning',
  distanceKm: 0,
  reasonsFor: ['Niveau B1 passt', '4 freie Plätze', 'im Wohnort', 'mit Kinderbetreuung', 'Tageszeit passt'],
  reasonsAgainst: [],
});

/** A mother in Sulingen whose right lapses in six days, with two runs that fit. */
export const MOTHER: HandoverRow = {
  handoverId: 'h_1',
  personRef: 'p_mutter00001',
  state: 'offered',
  from: WORTWECHSEL,
  to: SILBENREICH,
  municipality: SULINGEN,
  level: 'B1',
  courseTitle: 'Integrationskurs mit Kinderbetreuung',
  courseEndsOn: '2026-11-01',
  offeredOn: '2026-11-01',
  answerDueOn: '2026-11-15',
  basis: 'aufenthg-88a-3',
  rightLapsesOn: '2026-11-30',
  childcare: true,
  fittingRuns: [
    run('r_46', 'Berufssprachkurs B2 vormittags', '2026-11-27'),
    run('r_47', 'Berufssprachkurs B2 mit Betreuung', '2026-11-28'),
  ],
};

export const HANDOVERS: readonly HandoverRow[] = [
  MOTHER,
  ...Array.from({ length: 5 }, (_, at): HandoverRow => ({
    ...MOTHER,
    handoverId: `h_${at + 2}`,
    personRef: `p_person0000${at + 2}`,
    municipality: at % 2 === 0 ? SYKE : DIEPHOLZ,
    childcare: false,
    courseTitle: 'Integrationskurs abends',
    answerDueOn: `2026-11-${String(16 + at).padStart(2, '0')}`,
    rightLapsesOn: `2027-02-${String(10 + at)}`,
    fittingRuns: at === 2 ? [] : [run(`r_${at + 50}`, 'Berufssprachkurs B2 abends', '2026-12-07', VHS)],
  })),
  {
    ...MOTHER,
    handoverId: 'h_9',
    personRef: 'p_person00009',
    municipality: SYKE,
    childcare: false,
    answerDueOn: '2026-11-30',
    fittingRuns: [],
  },
];

export const ANSWERED: readonly HandoverRow[] = [
  {
    ...MOTHER,
    handoverId: 'h_20',
    personRef: 'p_person00020',
    state: 'accepted',
    answeredOn: '2026-11-20',
    fittingRuns: [],
  },
  {
    ...MOTHER,
    handoverId: 'h_21',
    personRef: 'p_person00021',
    state: 'returned',
    answeredOn: '2026-11-18',
    reason: 'data-missing',
    missing: ['certificate'],
    fittingRuns: [],
  },
];

export const OVERVIEW: Overview = {
  day: DAY,
  lastRoundOn: '2026-10-29',
  overdueHandovers: { count: 9, change: 2 },
  escalatedHandovers: { count: 6, change: 1 },
  lapsingRights: { count: 14, change: -1 },
  runsAtRisk: { count: 3, change: 0 },
  overdueMeasures: { count: 2, change: 1 },
  lateSteps: 3,
};

export const RIGHTS: readonly RightRow[] = Array.from({ length: 14 }, (_, at) => ({
  personRef: at === 0 ? MOTHER.personRef : `p_recht0000${at}`,
  kind: 'vocational-language-course',
  legalBasis: '§ 45a AufenthG',
  lapsesOn: `2026-${at < 7 ? `11-${24 + at}` : `12-0${at - 6}`}`,
  stage: 'entitled',
  municipality: at % 2 === 0 ? SULINGEN : SYKE,
}));

const risky = (runId: string, taken: number, municipality: Named, startsOn: string): RunRow => ({
  runId,
  title: 'Abendkurs A2',
  provider: VHS,
  municipality,
  courseType: 'IK_ALLG',
  entryLevel: 'A1',
  targetLevel: 'A2',
  startsOn,
  timeOfDay: 'evening',
  taken,
  seats: 16,
  minimumGroup: 8,
});
export const RUNS: readonly RunRow[] = [
  risky('r_43', 4, SYKE, '2026-12-01'),
  risky('r_44', 3, SYKE, '2026-12-02'),
  risky('r_45', 5, { id: '03251047', name: 'Weyhe' }, '2026-12-03'),
];

export const board = (municipalities: readonly { id: string; name: string }[]): Board => ({
  day: DAY,
  lastRoundOn: '2026-10-29',
  stages: STAGES,
  municipalities,
  rows: DEPARTMENTS.map((department, row) => ({
    department,
    cases: department !== 'youth' && department !== 'health',
    cells: STAGES.map((stage, place) => ({
      stage,
      count: department === 'all' ? 100 + place * 17 : (row * 7 + place * 3) % 40,
      ...(place % 3 === 0 ? { change: (row % 3) - 1 } : {}),
    })),
  })),
  byMunicipality: municipalities.map((municipality, at) => ({
    municipality,
    waiting: (at * 5) % 37,
    total: (at * 23) % 190,
  })),
});

export const MEASURES: readonly MeasureRow[] = [
  {
    measureId: 'm_1',
    title: 'Kinderbetreuung zu den Kurszeiten in Sulingen',
    department: 'youth',
    dueOn: '2026-11-10',
  },
  { measureId: 'm_2', title: 'Gemeinsamer Kurskalender der Träger', department: 'economy', dueOn: '2026-11-20' },
];

/** A run of the provider that begins soon, with free seats. */
export const COURSE_RUN: CourseRun = {
  runId: 'r_neu',
  providerId: SILBENREICH.id,
  title: 'Allgemeiner Integrationskurs, Aufbau',
  courseType: 'IK_ALLG',
  entryLevel: 'B1',
  targetLevel: 'B2',
  municipalityKey: SULINGEN.id,
  timeOfDay: 'morning',
  childcare: true,
  startsOn: '2026-12-08',
  endsOn: '2027-03-01',
  phase: 'planned',
  seats: 25,
  seatsFree: 7,
};

/** The same run as its own page reads it. */
export const RUN_OF_PAGE: RunOfPage = {
  ...COURSE_RUN,
  runId: 'r_1',
  phase: 'running',
  startsOn: '2026-09-01',
  endsOn: '2026-12-18',
  funding: 'federal',
  minimumGroup: 10,
  seatsTaken: 3,
  registrationOpen: true,
  warnings: [],
  startedOn: '2026-09-01',
};
const registration = (id: string, personRef: string, more: Partial<RegistrationOfRun>): RegistrationOfRun => ({
  id,
  personRef,
  phase: 'taking-part',
  since: '2026-09-01',
  registeredOn: '2026-08-10',
  modules: [],
  attempts: 0,
  certificates: [],
  earned: [],
  letters: [],
  ...more,
});
export const REGISTRATIONS: readonly RegistrationOfRun[] = [
  registration('g_1', MOTHER.personRef, {
    attendance: { attendance: 'at-risk', reason: 'childcare', on: '2026-11-02' },
    followUp: { state: 'offered', toProvider: 'vhs', since: '2026-11-20' },
  }),
  registration('g_2', 'p_zwei0000001', {
    result: { level: 'B1', passed: false, on: '2026-11-20' },
    attempts: 2,
    orientationPassed: true,
    earned: ['attendance'],
  }),
  registration('g_3', 'p_vormerkung1', { phase: 'held', since: '2026-11-20', heldUntil: '2026-11-27' }),
  registration('g_4', 'p_abbruch0001', { phase: 'dropped-out', since: '2026-10-05', reason: 'work' }),
];
