import type { CourseProvider, CourseRun, CourseType, ListedRun, PublicRun, SupplyCell } from '../api/courses.js';
import { SILBENREICH, SULINGEN, VHS } from './county-data.js';
import type { Upstream } from './upstream.js';

export const listedRun = (runId: string, more: Partial<ListedRun> = {}): ListedRun => ({
  runId,
  title: `Kurs ${runId}`,
  provider: VHS,
  municipality: SULINGEN,
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  startsOn: '2026-12-07',
  endsOn: '2027-03-26',
  timeOfDay: 'morning',
  childcare: true,
  taken: 4,
  seats: 20,
  minimumGroup: 10,
  state: 'planned',
  registrationOpen: true,
  published: true,
  atRisk: false,
  teachingUnits: 300,
  ...more,
});
export const COURSE_RUN: CourseRun = {
  runId: 'r_1',
  providerId: SILBENREICH.id,
  title: 'Abendkurs B1',
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: SULINGEN.id,
  timeOfDay: 'evening',
  childcare: false,
  seats: 30,
  minimumGroup: 10,
  startsOn: '2026-12-07',
  endsOn: '2027-03-26',
  phase: 'planned',
  registrationOpen: true,
  seatsTaken: 4,
  warnings: [
    {
      code: 'group-above-maximum',
      ruleId: 'group-maximum',
      legalBasis: '§ 14 Abs. 2 IntV',
      checkedOn: '2022-03-26',
    },
  ],
};
export const PROVIDERS: readonly CourseProvider[] = [SILBENREICH, VHS].map(({ id, name }) => ({
  providerId: id,
  name,
  kind: 'independent',
  municipalityKey: SULINGEN.id,
  retired: false,
  mine: id === SILBENREICH.id,
  admissions: [],
  venues: [{ venueId: `o_${id}`, name: 'Haus am Markt', municipalityKey: SULINGEN.id, stepFree: true, open: true }],
}));
const TYPES: readonly CourseType[] = [
  {
    code: 'IK_ALLG',
    name: 'Allgemeiner Integrationskurs',
    family: 'integration',
    funding: 'federal',
    planning: { entryLevel: 'A1', targetLevel: 'B1', seats: 25, minimumGroup: 10 },
    versions: [{ validFrom: '2017-01-01', teachingUnits: 700, legalBasis: '§§ 10–12 IntV' }],
  },
  {
    code: 'IK_JUGEND',
    name: 'Jugendintegrationskurs',
    family: 'integration',
    funding: 'federal',
    planning: { entryLevel: 'A1', targetLevel: 'B1', seats: 25, minimumGroup: 10 },
    versions: [{ validFrom: '2005-01-01', validTo: '2024-12-06', legalBasis: '§ 13 IntV a. F.' }],
  },
];
const SUPPLY: readonly SupplyCell[] = [{ municipality: SULINGEN, level: 'A2', freeSeats: 16, runs: 1, waiting: 23 }];
const PUBLIC: readonly PublicRun[] = [
  {
    runId: 'r_1',
    title: 'Abendkurs B1',
    courseType: 'IK_ALLG',
    courseTypeName: 'Allgemeiner Integrationskurs',
    provider: { providerId: SILBENREICH.id, name: SILBENREICH.name, contact: { phone: '04271 0000' } },
    place: { municipalityKey: SULINGEN.id, municipality: SULINGEN.name },
    entryLevel: 'A2',
    targetLevel: 'B1',
    timeOfDay: 'evening',
    childcare: false,
    startsOn: '2026-12-07',
    endsOn: '2027-03-26',
    bookable: true,
  },
];

/** Teaches an upstream to answer about providers and runs as the services do. */
export function teachCourses(upstream: Upstream): void {
  const [courses, status] = ['/api/courses/v1', '/api/integration-status/v1'];
  upstream.on(`GET ${courses}/providers`, { body: { providers: PROVIDERS } });
  upstream.on(`GET ${courses}/courses`, { body: { courses: [] } });
  upstream.on(`GET ${courses}/held-seats`, { body: { runs: [{ runId: 'r_1', held: 1 }] } });
  upstream.on(`GET ${courses}/course-types`, { body: { courseTypes: TYPES } });
  upstream.on(`GET ${courses}/course-runs/r_1`, { body: COURSE_RUN });
  upstream.on(`GET ${courses}/public/course-runs`, { body: { runs: PUBLIC } });
  upstream.on(`GET ${status}/supply`, { body: { cells: SUPPLY } });
  upstream.on(`GET ${status}/runs`, ({ query }) => ({
    body: {
      rows:
        query.get('atRisk') === 'true'
          ? [listedRun('bald', { atRisk: true, title: 'Kurs mit zu wenigen' })]
          : [
              listedRun('r_1', { provider: SILBENREICH, title: 'Abendkurs B1' }),
              listedRun('pause', { state: 'started', interruptedOn: '2026-11-20', startsOn: '2026-09-01' }),
            ],
    },
  }));
}
