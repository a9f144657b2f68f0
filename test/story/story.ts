import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { dayOfTheHouse } from '../days.js';
import { type CountyClient, type Created } from './county-client.js';

const learners = '/api/learners/v1';
const courses = '/api/courses/v1';
const alliance = '/api/action-alliance/v1';
const status = '/api/integration-status/v1';
const coordinator = 'kurskoordination';
const X = 'vhs';
const Y = 'silbenreich';
const SULINGEN = '03251040';

/** The day of the house, so many days from today. */
const day = (offset: number): string => dayOfTheHouse(Date.now(), offset);

/** The providers and bodies of the demo county, by the import that a county uses. */
export async function importProvidersAndBodies(county: CountyClient): Promise<void> {
  for (const [service, kind] of [
    ['courses', 'traeger'],
    ['action-alliance', 'gremien'],
  ] as const) {
    const file = new Uint8Array(await readFile(join('demo', 'county', `${kind}.csv`)));
    await county.importFile('migrationsstelle', `/api/${service}/v1/imports/${kind}?source=demo`, file);
  }
}

const enroll = (county: CountyClient, givenName: string): Promise<Created> =>
  county.post(coordinator, `${learners}/learners`, {
    givenName,
    familyName: 'Erfunden',
    birthDate: '1991-04-17',
    municipalityKey: SULINGEN,
    effectiveOn: day(-200),
  });

const plan = (county: CountyClient, provider: string, more: object): Promise<Created> =>
  county.postOnceKnown(provider, `${courses}/course-runs`, {
    providerId: provider,
    municipalityKey: SULINGEN,
    timeOfDay: 'morning',
    childcare: true,
    seats: 12,
    minimumGroup: 1,
    ...more,
  });

const columnOf = (board: Readonly<Record<string, unknown>>, stage: string): unknown =>
  (board['rows'] as readonly { department: string; cells: readonly { stage: string; count: number }[] }[])
    .find(({ department }) => department === 'all')
    ?.cells.find((cell) => cell.stage === stage)?.count;

const timeline = (found: Readonly<Record<string, unknown>>): readonly string[] =>
  ((found['timeline'] ?? []) as readonly { readonly type: string }[]).map(({ type }) => type);

/** From being taken in to the start of the follow-up course, told over HTTP alone; the board and the case show it. */
export async function tellPathway(county: CountyClient): Promise<string> {
  const { id: person } = await enroll(county, 'Mina');
  await county.post(coordinator, `${learners}/learners/${person}/levels`, {
    level: 'A2',
    basis: 'placement-test',
    assessedBy: X,
    effectiveOn: day(-195),
  });
  await county.post(coordinator, `${learners}/entitlements`, {
    personRef: person,
    kind: 'integration-course-claim',
    issuedBy: 'public-order',
    effectiveOn: day(-190),
  });
  await county.postOnceKnown(coordinator, `${courses}/waiting-entries`, {
    personRef: person,
    courseType: 'IK_ALLG',
    level: 'A2',
    municipalityKey: SULINGEN,
    timesOfDay: ['morning'],
    childcare: true,
    effectiveOn: day(-189),
  });
  await county.until(coordinator, `${status}/cases/${person}`, ({ stage }) => stage === 'waiting');

  const first = await plan(county, X, {
    title: 'Allgemeiner Integrationskurs, Aufbau',
    courseType: 'IK_ALLG',
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    startsOn: day(-150),
    endsOn: day(30),
  });
  const registered = await county.postOnceKnown(X, `${courses}/registrations`, {
    personRef: person,
    runId: first.id,
    effectiveOn: day(-160),
  });
  await county.post(X, `${courses}/course-runs/${first.id}/start`, { effectiveOn: day(-150) });
  await county.until(coordinator, `${status}/cases/${person}`, ({ stage }) => stage === 'in-course');

  const offer = {
    personRef: person,
    registrationId: registered.id,
    toProvider: Y,
    followUpCourseType: 'BSK_B2',
    level: 'B1',
    basis: 'aufenthg-88a-3',
  };
  const early = await county.post(X, `${courses}/handovers`, { ...offer, effectiveOn: day(-20) });
  await county.post(Y, `${courses}/handovers/${early.id}/return`, { reason: 'data-missing', missing: ['certificate'] });

  await county.post(X, `${courses}/course-runs/${first.id}/end`, { effectiveOn: day(-5) });
  await county.postOnceKnown(X, `${courses}/registrations/${person}/${registered.id}/result`, {
    level: 'B1',
    passed: true,
    effectiveOn: day(-4),
  });
  const second = await county.postOnceKnown(X, `${courses}/handovers`, { ...offer, effectiveOn: day(-3) });
  await county.until(coordinator, `${status}/cases/${person}`, ({ stage }) => stage === 'handover-offered');
  expect(await county.page(Y, '/uebergaben')).toContain(person);
  await county.post(Y, `${courses}/handovers/${second.id}/accept`);

  const followUp = await plan(county, Y, {
    title: 'Basisberufssprachkurs B2',
    courseType: 'BSK_B2',
    entryLevel: 'B1',
    targetLevel: 'B2',
    funding: 'federal',
    startsOn: day(0),
    endsOn: day(150),
  });
  await county.post(coordinator, `${learners}/entitlements`, {
    personRef: person,
    kind: 'vocational-language-course',
    issuedBy: 'job-centre',
  });
  await county.postOnceKnown(Y, `${courses}/registrations`, { personRef: person, runId: followUp.id });
  await county.post(Y, `${courses}/course-runs/${followUp.id}/start`);

  const told = await county.until(
    coordinator,
    `${status}/cases/${person}`,
    (found) => timeline(found).includes('follow-up-started') && found['stage'] === 'in-course',
  );
  expect(told).toMatchObject({
    stage: 'in-course',
    level: { level: 'B1', basis: 'final-test' },
    handovers: expect.arrayContaining([
      expect.objectContaining({ handoverId: early.id, state: 'returned' }),
      expect.objectContaining({ handoverId: second.id, state: 'follow-up-started' }),
    ]),
  });
  expect(await county.page(coordinator, `/faelle/${person}`)).toContain('Basisberufssprachkurs B2');
  return person;
}

/** A person whom no federal right reaches, in a course that the county pays. */
export async function tellCountyCourse(county: CountyClient): Promise<string> {
  const { id: person } = await enroll(county, 'Tarik');
  const run = await plan(county, X, {
    title: 'Erstorientierung',
    courseType: 'LK_NIEDRIG',
    entryLevel: 'pre-A1',
    targetLevel: 'A1',
    funding: 'county',
    startsOn: day(-10),
    endsOn: day(90),
  });
  // The coordination brings her to the provider, which alone could not: it neither took her in nor teaches her.
  await county.postOnceKnown(coordinator, `${courses}/registrations`, {
    personRef: person,
    runId: run.id,
    effectiveOn: day(-12),
  });
  await county.post(X, `${courses}/course-runs/${run.id}/start`, { effectiveOn: day(-10) });
  const found = await county.until(coordinator, `${status}/cases/${person}`, ({ stage }) => stage === 'in-course');
  expect(found['rights']).toEqual([]);
  return person;
}

/** Topic, decision, measure: what is overdue shows on the start page. */
export async function tellMeasure(county: CountyClient): Promise<void> {
  const topic = await county.post('buendnis', `${alliance}/topics`, {
    bodyId: 'buendnis',
    title: 'Kinderbetreuung während der Abendkurse',
    effectiveOn: day(-60),
  });
  const meeting = await county.post('migrationsstelle', `${alliance}/meetings`, {
    bodyId: 'buendnis',
    heldOn: day(-40),
    place: 'Kreishaus',
    topicIds: [topic.id],
    effectiveOn: day(-50),
  });
  await county.post('migrationsstelle', `${alliance}/meetings/${meeting.id}/decisions`, {
    topicId: topic.id,
    text: 'Der Fachdienst Jugend legt ein Angebot vor.',
  });
  await county.post('migrationsstelle', `${alliance}/measures`, {
    meetingId: meeting.id,
    department: 'youth',
    title: 'Betreuungsangebot für Abendkurse',
    dueOn: day(-2),
    effectiveOn: day(-40),
  });
  const overdue = ({ overdueMeasures }: Readonly<Record<string, unknown>>): boolean =>
    (overdueMeasures as { readonly count: number } | undefined)?.count === 1;
  await county.until('migrationsstelle', `${status}/overview`, overdue);
  expect(await county.page('migrationsstelle', '/')).toContain('Betreuungsangebot für Abendkurse');
}

/** The whole story, as one walk through an empty county. */
export async function tellStory(county: CountyClient): Promise<void> {
  await importProvidersAndBodies(county);
  const mina = await tellPathway(county);
  const tarik = await tellCountyCourse(county);
  await tellMeasure(county);
  const board = await county.until(
    coordinator,
    `${status}/board?municipality=${SULINGEN}`,
    (found) => columnOf(found, 'in-course') === 2,
  );
  expect(columnOf(board, 'waiting')).toBe(0);
  const { rows } = await county.get(coordinator, `${status}/cases?stage=in-course&municipality=${SULINGEN}`);
  expect((rows as readonly { readonly personRef: string }[]).map(({ personRef }) => personRef).toSorted()).toEqual(
    [mina, tarik].toSorted(),
  );
}
