import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';
let dataDir: string;
let running: CoursesProcess;

const start = (): Promise<CoursesProcess> => startCoursesProcess(['vhs'], [], dataDir);
async function post(path: string, as: string, body: object): Promise<string> {
  const answer = await running.call('POST', `${api}/${path}`, { as, body });
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return (answer.json as { id: string }).id;
}
const get = async (path: string): Promise<unknown> =>
  (await running.call('GET', `${api}/${path}`, { as: coordinator })).json;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lost-documents-'));
  running = await start();
});
afterAll(async () => {
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('a service whose read documents were lost shows and knows everything again', async () => {
  await post('providers', coordinator, {
    providerId: 'vhs',
    name: 'vhs (erfunden)',
    kind: 'adult-education-centre',
    municipalityKey: '03251040',
  });
  const runId = await post('course-runs', 'vhs', {
    providerId: 'vhs',
    title: 'Kurs',
    courseType: 'IK_ALLG',
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    municipalityKey: '03251040',
    timeOfDay: 'morning',
    childcare: true,
    seats: 10,
    minimumGroup: 1,
    startsOn: '2026-09-01',
    endsOn: '2026-12-18',
  });
  await running.takenIn(['p_a'], 'vhs');
  const effectiveOn = '2026-08-10';
  const id = await post('registrations', 'vhs', { personRef: 'p_a', runId, effectiveOn });
  await running.settled();
  const shown = [await get(`course-runs/${runId}`), await get(`course-runs/${runId}/registrations`)];

  await running.stop();
  for (const end of ['', '-wal', '-shm']) await rm(join(dataDir, 'courses', `documents.db${end}`), { force: true });
  running = await start();
  expect([await get(`course-runs/${runId}`), await get(`course-runs/${runId}/registrations`)]).toEqual(shown);

  // The policy finds who takes part in the run in its own memory.
  await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
  await running.settled();
  expect(await get(`registrations/p_a/${id}`)).toMatchObject({ phase: 'taking-part' });
});
