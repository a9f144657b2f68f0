import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startKafka, startMongo, type TestServer } from '../../tools/servers/index.mjs';
import { buildIfStale } from '../../tools/start/build.mjs';
import { type RunningHouse, startHouse } from '../../tools/start/house-processes.mjs';
import { dayOfTheHouse } from '../days.js';
import { CountyClient } from '../story/county-client.js';
import { importProvidersAndBodies } from '../story/story.js';

const courses = '/api/courses/v1';
const SEATS = 3;
const PERSONS = 9;
const day = (offset: number): string => dayOfTheHouse(Date.now(), offset);

interface Row {
  readonly phase: string;
}

describe('the last seats, every service as its own process on Kafka and MongoDB', () => {
  let servers: readonly TestServer[] = [];
  let folder: string;
  let running: RunningHouse;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verzahnung-'));
    await buildIfStale();
    const [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
    servers = [kafka, mongo];
    running = await startHouse({
      port: 0,
      dataDir: folder,
      logDir: join(folder, 'logs'),
      environment: { KAFKA_BROKERS: kafka.address, MONGODB_URI: mongo.address, LOG_LEVEL: 'warn', LOG_PARTITIONS: '3' },
    });
  }, 240_000);
  afterAll(async () => {
    await running?.stop();
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('are raced for by many at once: as many get one as there are, the others are told so', async () => {
    const county = new CountyClient(running.url);
    await importProvidersAndBodies(county);
    const run = await county.postOnceKnown('vhs', `${courses}/course-runs`, {
      providerId: 'vhs',
      title: 'Kurs',
      courseType: 'LK_NIEDRIG',
      entryLevel: 'pre-A1',
      targetLevel: 'A1',
      funding: 'county',
      municipalityKey: '03251040',
      timeOfDay: 'morning',
      childcare: true,
      seats: SEATS,
      minimumGroup: 1,
      startsOn: day(10),
      endsOn: day(60),
    });
    const persons = await Promise.all(
      Array.from({ length: PERSONS }, (_, at) =>
        county.post('vhs', '/api/learners/v1/learners', {
          givenName: `Mina${'abcdefghi'[at] ?? ''}`,
          familyName: 'Erfunden',
          birthDate: `1991-04-1${at}`,
          municipalityKey: '03251040',
        }),
      ),
    );
    await Promise.all(
      persons.map(({ id: personRef }, at) =>
        county.postOnceKnown('vhs', `${courses}/registrations`, { personRef, runId: run.id, hold: at % 2 === 0 }),
      ),
    );
    const { registrations } = (await county.until(
      'vhs',
      `${courses}/course-runs/${run.id}/registrations`,
      ({ registrations: rows }) =>
        (rows as readonly Row[]).length === PERSONS &&
        (rows as readonly Row[]).every(({ phase }) => phase !== 'requested'),
    )) as { readonly registrations: readonly Row[] };
    const taken = registrations.filter(({ phase }) => phase === 'held' || phase === 'confirmed');
    const refused = registrations.filter(({ phase }) => phase === 'refused');
    expect({ taken: taken.length, refused: refused.length }).toEqual({ taken: SEATS, refused: PERSONS - SEATS });
    expect(await county.get('vhs', `${courses}/course-runs/${run.id}`)).toMatchObject({
      seatsTaken: SEATS,
      seatsFree: 0,
    });
  }, 120_000);
});
