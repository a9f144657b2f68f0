import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, eventually, settled, startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { house } from '../../services/standalone/src/house.js';
import { type DescribedOperation, describedOperations } from '../api/documents.js';

const TODAY = '2026-11-24';
const A = 'nordufer';
const B = 'suedufer';
const C = 'westufer';
const OFFICE = 'course-coordinator';
const FAMILY = 'Quarzhagenstein';
const NOTE = 'Nachbarin ruft zurück';
const PEOPLE = 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\n';

/** What a parameter of a path stands for; of A what it has, and what nobody has. */
const unknown: Readonly<Record<string, string>> = {
  personRef: 'p_unknown00001',
  registrationId: 'g_unknown00001',
  handoverId: 'h_unknown00001',
  entryId: 'w_unknown00001',
  importId: 'i_unknown00001',
  runId: 'r_unknown00001',
};
let house_: TestProcess;
let clock: TestClock;
const own: Record<string, string> = {};
/** What B may find nowhere: the ids of A's persons and of what happens to them, names, notes. */
const secrets: string[] = [];

async function post(as: string, path: string, body: object, keep?: string): Promise<string> {
  let last: Answer | undefined;
  await eventually(
    async () => (last = await house_.call('POST', `/api/${path}`, { as, body })),
    ({ status }) => status < 300,
    10_000,
  ).catch((error: unknown) => {
    throw new Error(`${path}: ${last?.status ?? ''} ${last?.text ?? ''}`, { cause: error });
  });
  const { id } = last?.json as { id: string };
  if (keep !== undefined) {
    own[keep] = id;
    secrets.push(id);
  }
  return id;
}

async function bring(as: string, service: string, kind: string, source: string, rows: string): Promise<string> {
  const path = `/api/${service}/v1/imports/${kind}?source=${source}`;
  const answer = await house_.call('POST', path, { as, raw: rows, headers: { 'content-type': 'text/csv' } });
  expect([path, answer.status]).toEqual([path, 201]);
  await settled(house_.app);
  return (answer.json as { id: string }).id;
}

beforeAll(async () => {
  clock = new TestClock();
  clock.set(`${TODAY}T09:00:00.000Z`);
  const { name: _name, ...parts } = house();
  const provider = (user: string) => ({ user, role: 'provider' as const, name: user, provider: user });
  house_ = await startTestProcess({ ...parts, clock, demoUsers: [A, B, C].map(provider) });
  const named = [A, B, C].map((id) => `${id};${id} (erfunden);Volkshochschule;03251012;01.01.2015\n`).join('');
  await bring(OFFICE, 'courses', 'traeger', 'test', `traeger;name;art;gemeinde;seit\n${named}`);

  const birthDate = '1991-04-17';
  const identity = { givenName: 'Mina', familyName: FAMILY, birthDate, municipalityKey: '03251040' };
  const effectiveOn = '2026-06-01';
  const personRef = await post(A, 'learners/v1/learners', { ...identity, effectiveOn }, 'personRef');
  await post(A, 'learners/v1/learners', { ...identity, effectiveOn: '2026-06-02' }, 'twin');
  secrets.push(FAMILY, NOTE);
  const about = `learners/v1/learners/${personRef}`;
  await post(A, `${about}/levels`, { level: 'A2', basis: 'placement-test', assessedBy: A, effectiveOn });
  await post(A, `${about}/needs`, { childcare: true, timesOfDay: ['morning'], stepFree: false, effectiveOn });
  const right = { personRef, kind: 'vocational-language-course', issuedBy: 'job-centre', effectiveOn: '2026-11-01' };
  await post(OFFICE, 'learners/v1/entitlements', right, 'entitlementId');
  await post(A, `${about}/disputes`, { datum: 'level' });
  await post('education-office', 'learners/v1/transitions', { personRef, kind: 'course-to-work' }, 'transitionId');
  const followUp = { personRef, subject: 'call-person', dueOn: '2026-12-01', note: NOTE };
  await post(A, 'learners/v1/follow-ups', followUp, 'followUpId');
  const need = { personRef, courseType: 'BSK_B1', level: 'A2', municipalityKey: '03251040' };
  await post(A, 'courses/v1/waiting-entries', { ...need, timesOfDay: ['morning'], childcare: true }, 'entryId');

  const plan = { municipalityKey: '03251040', timeOfDay: 'morning', childcare: true, seats: 12, minimumGroup: 1 };
  const course = { courseType: 'BSK_B1', entryLevel: 'A2', targetLevel: 'B1', funding: 'federal', title: 'Kurs von A' };
  const days = { startsOn: '2026-11-05', endsOn: '2026-12-20' };
  own['runId'] = await post(A, 'courses/v1/course-runs', { providerId: A, ...plan, ...course, ...days });
  const { runId } = own;
  const registering = { personRef, runId, effectiveOn: '2026-11-02' };
  await post(A, 'courses/v1/registrations', registering, 'registrationId');
  await post(A, `courses/v1/course-runs/${runId}/start`, { effectiveOn: '2026-11-05' });
  const { registrationId } = own;
  const offer = { personRef, registrationId, toProvider: C, followUpCourseType: 'BSK_B2', level: 'B1' };
  await post(A, 'courses/v1/handovers', { ...offer, basis: 'aufenthg-88a-3' }, 'handoverId');
  await post(
    A,
    'courses/v1/handover-agreements',
    { partnerId: C, answerDays: 7, validFrom: '2026-12-01' },
    'agreementId',
  );
  await post(A, 'courses/v1/mediations', { handoverId: own['handoverId'], reason: 'no-answer' }, 'mediationId');
  own['importOfLearners'] = await bring(
    A,
    'learners',
    'personen',
    A,
    `${PEOPLE}1;${FAMILY};Tarik;01.02.1990;03251040;01.06.2026\n`,
  );
  secrets.push(own['importOfLearners']);
  await settled(house_.app);
});
afterAll(() => house_.stop());

const operations = describedOperations().filter(({ path, method }) => method === 'get' && /\/v1\//.test(path));

/** Parameters of a path by what they name; those that are about no person keep a value of their own. */
const NAMES: Readonly<Record<string, string>> = { ref: 'personRef', id: 'importId' };
const FIXED: Readonly<Record<string, string>> = {
  toProvider: B,
  courseType: 'BSK_B2',
  kind: 'personen',
  ruleId: 'ik-claim',
  name: 'case',
  meetingId: 'm_1',
  topicId: 't_1',
};
const SECRET = new Set(['personRef', 'registrationId', 'handoverId', 'entryId', 'importId']);

const pathWith = ({ path }: DescribedOperation, value: (name: string) => string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => FIXED[name] ?? value(NAMES[name] ?? name));
const ofA =
  ({ service }: DescribedOperation) =>
  (name: string): string =>
    (name === 'importId' && service === 'learners' ? own['importOfLearners'] : own[name]) ?? unknown[name] ?? 'x_1';
const ofNobody = (name: string): string => unknown[name] ?? 'x_1';

/** The fields of the query without which a request is not in order. */
const required = ({ parameters }: DescribedOperation): string =>
  parameters
    .filter(({ in: where, required: must }) => where === 'query' && must === true)
    .flatMap(({ name, example, schema }) => {
      const usual: unknown = example ?? (schema && 'example' in schema ? schema.example : undefined);
      return typeof usual === 'string' ? [`&${name}=${encodeURIComponent(usual)}`] : [];
    })
    .join('');
const queryOf = (operation: DescribedOperation, but = ''): string => `?${but}${required(operation)}`;

/** An answer without what was asked for, and without what differs from request to request. */
function bare(answer: Answer, asked: readonly string[]): string {
  const text = asked.reduce((left, id) => left.replaceAll(id, '…'), answer.text);
  return `${answer.status} ${text.replaceAll(/"(?:correlationId|instance|requestId|traceId)":"[^"]*",?/g, '')}`;
}
const foundIn = (answer: Answer, asked: readonly string[]): readonly string[] => {
  const text = bare(answer, asked);
  return secrets.filter((secret) => text.includes(secret));
};
const askAs = (as: string, address: string): Promise<Answer> => house_.call('GET', address, { as });

const PAGES = [
  '/uebergaben',
  '/uebergaben.csv',
  '/uebergaben/zeiten',
  '/uebergaben/vereinbarungen',
  '/uebergaben/vermittlung',
  '/abstimmung',
  '/personen',
  '/personen/aufgenommen.csv',
  '/personen/dubletten',
  '/kurse',
  '/kurse/liste.csv',
  '/warteliste',
  '/warteliste.csv',
  '/wiedervorlagen',
  '/wiedervorlagen.csv',
  '/briefe',
  '/briefe.csv',
  '/fristen',
  '/fristen.csv',
  `/fristen?wer=${A}`,
  '/import',
];
const PAGES_OF_A = [
  '/faelle/{personRef}',
  '/faelle/{personRef}/rechte',
  '/faelle/{personRef}/kurse.csv',
  '/faelle/{personRef}/uebergaben.csv',
  '/faelle/{personRef}/angaben/bestreiten',
  '/personen/{personRef}/weiter',
  '/uebergaben/anbieten/{personRef}/{registrationId}',
  '/warteliste/{entryId}',
  '/briefe/{runId}/{registrationId}/late-start/person',
  '/fristen/recht/{entitlementId}?person={personRef}',
];

describe('a provider that has nothing to do with another one', () => {
  it('finds nothing of its persons on any route, and the answer for what exists is that for what does not', async () => {
    const leaks: unknown[] = [];
    const hints: unknown[] = [];
    for (const operation of operations) {
      const mine = pathWith(operation, ofA(operation));
      const nobodys = pathWith(operation, ofNobody);
      const asked = Object.entries(own).flatMap(([, id]) => (mine.includes(id) ? [id] : []));
      const answer = await askAs(B, `${mine}${queryOf(operation)}`);
      const leaked = foundIn(answer, asked);
      if (leaked.length > 0) leaks.push([operation.path, leaked]);
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => NAMES[name] ?? name);
      if (!names.some((name) => SECRET.has(name))) continue;
      const none = await askAs(B, `${nobodys}${queryOf(operation)}`);
      const told = [bare(answer, asked), bare(none, Object.values(unknown))];
      if (told[0] !== told[1]) hints.push([operation.path, ...told]);
    }
    expect(leaks).toEqual([]);
    expect(hints).toEqual([]);
  });

  it('asks in order: no question is refused for its form', async () => {
    const refused: unknown[] = [];
    for (const operation of operations) {
      const { status, text } = await askAs(B, `${pathWith(operation, ofA(operation))}${queryOf(operation)}`);
      if (status === 400) refused.push([operation.path, text]);
    }
    expect(refused).toEqual([]);
  });

  it('finds nothing on the pages and in the files', async () => {
    const told: unknown[] = [];
    const open = async (path: string): Promise<Answer> =>
      house_.call('GET', path, {
        headers: { cookie: `verzahnung-session=${await house_.token(B)}`, accept: 'text/html' },
      });
    for (const path of PAGES) {
      const leaked = foundIn(await open(path), []);
      if (leaked.length > 0) told.push([path, leaked]);
    }
    for (const path of PAGES_OF_A) {
      const at = (value: (name: string) => string) =>
        path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => value(name));
      const asked = Object.values(own).filter((id) => at((name) => own[name] ?? '').includes(id));
      const answer = await open(at((name) => own[name] ?? ''));
      // A run is public: what is asked for stands in it.
      const none = await open(at((name) => (name === 'runId' ? (own[name] ?? '') : ofNobody(name))));
      const leaked = foundIn(answer, asked);
      if (leaked.length > 0 || answer.status !== none.status) told.push([path, answer.status, none.status, leaked]);
    }
    expect(told).toEqual([]);
  });

  it('finds nothing by asking for the other one, or for its persons', async () => {
    const told: unknown[] = [];
    for (const operation of operations) {
      for (const { name, in: where } of operation.parameters) {
        if (where !== 'query') continue;
        const path = pathWith(operation, ofNobody);
        if (['provider', 'providerId', 'who'].includes(name)) {
          const answer = await askAs(B, `${path}${queryOf(operation, `${name}=${A}`)}`);
          const leaked = foundIn(answer, []);
          if (leaked.length > 0) told.push([operation.path, name, leaked]);
        }
        if (['person', 'personRef'].includes(name)) {
          const ask = (ref: string) => askAs(B, `${path}${queryOf(operation, `${name}=${ref}`)}`);
          const ref = own['personRef'] ?? '';
          const [answer, none] = [await ask(ref), await ask('p_unknown00001')];
          if (bare(answer, [ref]) !== bare(none, ['p_unknown00001'])) told.push([operation.path, name, answer.text]);
        }
      }
    }
    expect(told).toEqual([]);
  });

  it('learns no name, by reference or by search', async () => {
    const names = async (ref: string) =>
      bare(await house_.call('POST', '/api/learners/v1/names', { as: B, body: { refs: [ref] } }), [ref]);
    expect(await names(own['personRef'] ?? '')).toBe(await names('p_unknown00001'));
    const search = async (familyName: string) =>
      bare(await house_.call('POST', '/api/learners/v1/learners/search', { as: B, body: { familyName } }), [
        familyName,
      ]);
    expect(await search(FAMILY)).toBe(await search('Niemandsname'));
  });

  it('while those who may know see what there is to see: the routes are asked in order', async () => {
    const found = new Set<string>();
    for (const operation of operations)
      for (const as of [A, OFFICE]) {
        const mine = pathWith(operation, ofA(operation));
        const answer = await askAs(as, `${mine}${queryOf(operation)}`);
        for (const secret of foundIn(answer, [])) found.add(secret);
      }
    const unseen = [
      'personRef',
      'registrationId',
      'handoverId',
      'entryId',
      'entitlementId',
      'agreementId',
      'mediationId',
    ];
    expect(unseen.filter((name) => !found.has(own[name] ?? ''))).toEqual([]);
  });
});
