import type { ServiceStatus } from '../api/operations.js';
import { CASE } from './case-data.js';
import { RIGHTS_OF_CASE } from './case-rights-data.js';
import {
  ANSWERED,
  board,
  COURSE_RUN,
  DAY,
  HANDOVERS,
  MEASURES,
  MOTHER,
  OVERVIEW,
  REGISTRATIONS,
  RIGHTS,
  RUNS,
  SILBENREICH,
  SULINGEN,
  VHS,
  WORTWECHSEL,
} from './county-data.js';
import { DEADLINES, PATHS, RULES } from './deadline-data.js';
import { teachCourses } from './course-answers.js';
import type { Upstream } from './upstream.js';
import { teachWaitingList } from './waiting-data.js';

export const statusOf = (service: string): ServiceStatus => ({
  service,
  ...(service === 'integration-status'
    ? {}
    : { relay: { leading: true, pending: 0, lastPublishedAt: '2026-11-24T07:59:00.000Z', parkedStreams: [] } }),
  subscriptions: [{ group: `${service}.cases`, lag: 0, parked: 0, asOf: '2026-11-24T07:59:00.000Z' }],
  projections: [{ name: 'cases', group: `${service}.cases`, generation: 'v1.g1', ageSeconds: 0 }],
});

const IMPORT_KINDS = {
  learners: [
    {
      kind: 'personen',
      title: 'Personen',
      columns: [
        { names: ['personen_nr', 'nr'], required: true, expects: 'Nummer oder Kürzel' },
        { names: ['nachname'], required: true, expects: 'Text' },
      ],
    },
  ],
  courses: [
    { kind: 'kurse', title: 'Kurse', columns: [{ names: ['kurs_nr'], required: true, expects: 'Nummer oder Kürzel' }] },
  ],
  'action-alliance': [
    {
      kind: 'gremien',
      title: 'Gremien',
      columns: [{ names: ['gremium_nr'], required: true, expects: 'Nummer oder Kürzel' }],
    },
  ],
} as const;

/** Teaches an upstream to answer as the services of a small county do. */
export function teachCounty(upstream: Upstream, municipalities: readonly { id: string; name: string }[]): void {
  const status = '/api/integration-status/v1';
  upstream.on(`GET ${status}/overview`, ({ query }) => ({ body: { ...OVERVIEW, day: query.get('day') ?? DAY } }));
  upstream.on(`GET ${status}/board`, ({ query }) => ({
    body: { ...board(municipalities), day: query.get('day') ?? DAY },
  }));
  upstream.on(`GET ${status}/county/municipalities`, {
    body: { rows: municipalities.map(({ id, name }) => ({ key: id, name, member: name })) },
  });
  teachCourses(upstream);
  upstream.on(`GET ${status}/handovers`, ({ query }) => {
    if (query.get('state') === 'answered') return { body: { rows: ANSWERED } };
    const open = HANDOVERS.filter((row) => query.get('state') !== 'overdue' || row.answerDueOn < DAY);
    return { body: { rows: query.get('direction') === 'outgoing' ? open.slice(-1) : open } };
  });
  upstream.on(`GET ${status}/handovers/times`, {
    body: {
      rows: [
        { from: WORTWECHSEL, to: SILBENREICH, count: 8, median: 31, p90: 44 },
        { from: VHS, to: WORTWECHSEL, count: 12, median: 9, p90: 14 },
      ],
    },
  });
  upstream.on(`GET ${status}/rights`, { body: { rows: RIGHTS } });
  upstream.on(`GET ${status}/deadlines`, ({ query }) => ({
    body: {
      day: query.get('day') ?? DAY,
      rows: DEADLINES.filter(
        ({ personRef, kind }) =>
          [personRef, null].includes(query.get('person')) && [kind, null].includes(query.get('kind')),
      ),
    },
  }));
  upstream.on(`GET ${status}/duties`, { body: { day: DAY, rows: [] } });
  upstream.on('GET /api/learners/v1/learners/*/paths', { body: { paths: PATHS } });
  upstream.on('GET /api/learners/v1/rules', { body: { rows: RULES } });
  upstream.on('POST /api/learners/v1/entitlements/*/*', ({ path }) => ({
    body: { id: path.split('/')[5], stream: `entitlement-${path.split('/')[5] ?? ''}`, version: 4, events: [] },
  }));
  upstream.on(`GET ${status}/runs/at-risk`, { body: { rows: RUNS } });
  upstream.on(`GET ${status}/measures/overdue`, {
    body: { rows: MEASURES },
  });
  upstream.on(`GET ${status}/cases`, ({ query }) => ({
    body: {
      rows: [{ personRef: MOTHER.personRef, stage: 'handover-offered', level: 'B1', municipality: SULINGEN }],
      ...(query.has('after') ? {} : { next: 'weiter/1' }),
    },
  }));
  teachWaitingList(upstream);
  upstream.on(`POST ${status}/access-log/reasons`, { body: {} });
  upstream.on(`GET ${status}/cases/*`, ({ path }) =>
    path.endsWith('p_unbekannt')
      ? { status: 404, body: { status: 404, code: 'case-unknown' } }
      : { body: { ...CASE, ...RIGHTS_OF_CASE } },
  );
  upstream.on('POST /api/learners/v1/names', ({ body }) => {
    const { refs } = JSON.parse(body) as { refs: string[] };
    return {
      body: {
        names: refs.map((personRef) => ({
          personRef,
          givenName: 'Mina',
          familyName: personRef === MOTHER.personRef ? 'Beispielova' : 'Erfunden',
        })),
      },
    };
  });
  upstream.on(`GET ${status}/taken-in`, {
    body: {
      rows: [
        {
          personRef: MOTHER.personRef,
          takenInOn: '2026-11-02',
          municipality: SULINGEN,
          level: 'B1',
          registered: false,
        },
      ],
    },
  });
  upstream.on('GET /api/courses/v1/course-runs', { body: { runs: [COURSE_RUN] } });
  upstream.on('GET /api/courses/v1/course-runs/*/registrations', { body: { registrations: REGISTRATIONS } });
  upstream.on('GET /api/courses/v1/letters', { body: { letters: [] } });
  upstream.on('GET /api/courses/v1/reports/registrations', {
    body: { providerId: SILBENREICH.id, from: '2026-11-11', to: DAY, runs: [] },
  });
  upstream.on('GET /api/courses/v1/course-types', {
    body: {
      courseTypes: [
        { code: 'IK_ALLG', name: 'Allgemeiner Integrationskurs', versions: [{ validFrom: '2017-01-01' }] },
        {
          code: 'IK_JUGEND',
          name: 'Jugendintegrationskurs',
          versions: [{ validFrom: '2005-01-01', validTo: '2024-12-06' }],
        },
      ],
    },
  });
  upstream.on('POST /api/integration-status/v1/disputed', { body: { persons: [] } });
  upstream.on('POST /api/learners/v1/learners/search', { body: { persons: [] } });
  upstream.on('POST /api/courses/v1/handovers/*/*', {
    body: { id: 'h_1', stream: 'handover-h_1', version: 2, events: ['handover-accepted'] },
  });
  for (const [service, rows] of Object.entries(IMPORT_KINDS))
    upstream.on(`GET /api/${service}/v1/imports`, { body: { rows } });
  for (const service of ['learners', 'courses', 'action-alliance', 'integration-status']) {
    upstream.on(`GET /api/${service}/v1/operations/status`, { body: statusOf(service) });
    upstream.on(`GET /api/${service}/v1/operations/parked`, { body: { rows: [] } });
    upstream.on(`GET /api/${service}/v1/operations/refusals`, { body: { rows: [] } });
  }
}
