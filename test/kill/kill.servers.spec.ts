import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '#messaging/testing';
import { type DistributedHouse, startDistributedHouse } from './distributed-house.js';
import { inTheLog, inTheReadModels, inTheStore, shownInCase } from './evidence.js';
import { Load } from './load.js';
import { Registrations } from './registrations.js';
import { readiness, untilReady } from './readiness.js';
import { TokenSource } from './token-source.js';

const USER = 'kurskoordination';
/** So much load before a kill, and after a restart. */
const SOME = 40;
/** What a kill hits differs from one to the next. */
const KILLS = 3;
const SEATS = 25;

describe('killed under load, every service as its own process on Kafka and MongoDB', () => {
  let running: DistributedHouse;
  /** One load after the other on the same house: what was promised before is still true after every kill. */
  const promised: Pick<Load, 'acknowledged'>[] = [];
  beforeAll(async () => {
    running = await startDistributedHouse();
  }, 240_000);
  afterAll(() => running?.stop(), 60_000);

  const url = (service: string): string => running.house.urls[service] ?? '';

  async function load(): Promise<Load> {
    const started = new Load({ commands: url('learners'), issuer: url('development-issuer'), user: USER });
    promised.push(started);
    await started.goesOn(SOME);
    return started;
  }

  /** Every acknowledged command exactly once, in order, in the store, in the log and in the read models. */
  async function nothingIsLost(): Promise<void> {
    const acknowledged = promised.flatMap((one) => one.acknowledged);
    const streams = await running.inspect(async (store, log) => {
      await inTheStore(store, acknowledged);
      return inTheLog(store, log, acknowledged);
    });
    await inTheReadModels(url('integration-status'), new TokenSource(url('development-issuer'), USER), streams);
  }

  test('the deciding service: nothing acknowledged is lost, nothing is done twice', async () => {
    const commands = await load();
    for (let kill = 1; kill <= KILLS; kill++) {
      const failed = commands.count(0);
      await running.house.kill9('learners');
      await until('callers notice', () => commands.count(0) > failed);
      expect((await readiness(url('integration-status'))).status).toBe(200);
      await running.house.start('learners');
      await commands.goesOn(SOME);
    }
    await commands.stop();
    await nothingIsLost();
  }, 600_000);

  test('the deciding service in the midst of its policies: every request for a seat is answered once, no seat given twice', async () => {
    const issuer = url('development-issuer');
    const places = { commands: url('courses'), learners: url('learners'), issuer, user: USER };
    const requests = new Registrations(places, SEATS, 2 * SEATS);
    promised.push(requests);
    await requests.begin();
    for (let kill = 1; kill <= KILLS; kill++) {
      await requests.reaches(kill * 10);
      await running.house.kill9('courses');
      await running.house.start('courses');
    }
    await requests.reaches(2 * SEATS);
    await running.inspect((_, log) => requests.areAnsweredOnce(log));
  }, 600_000);

  test('the reading service: commands go on, and it catches up', async () => {
    const commands = await load();
    const tokens = new TokenSource(url('development-issuer'), USER);
    for (let kill = 1; kill <= KILLS; kill++) {
      await running.house.kill9('integration-status');
      await commands.goesOn(SOME);
      const { personRef } = commands.acknowledged.at(-1) ?? { personRef: '' };
      await running.house.start('integration-status');
      const catchesUp = async (): Promise<boolean> =>
        (await shownInCase(url('integration-status'), tokens, personRef)).length > 0;
      await until('it catches up', catchesUp, 150_000);
      // The next kill comes while it reads what is written just now.
      await commands.goesOn(SOME);
    }
    expect([commands.count(0), commands.count(503)]).toEqual([0, 0]);
    await commands.stop();
    await nothingIsLost();
  }, 600_000);

  test('the broker: commands go on, readiness says what is away, and all resumes by itself', async () => {
    const commands = await load();
    await running.kafka.kill9();
    await commands.goesOn(2 * SOME);
    for (const service of ['learners', 'integration-status']) {
      await until(
        `${service} says that the log is away`,
        async () => 'log' in (await readiness(url(service))).away,
        30_000,
      );
      const { status, away } = await readiness(url(service));
      expect([status, Object.keys(away)]).toEqual([503, ['log']]);
      expect(away['log']).not.toBe('');
    }
    expect([commands.count(0), commands.count(503)]).toEqual([0, 0]);
    await running.kafka.restart();
    await Promise.all(['learners', 'integration-status'].map((service) => untilReady(url(service))));
    await commands.goesOn(SOME);
    await commands.stop();
    await nothingIsLost();
  }, 600_000);

  test('the database: commands and queries answer 503 with Retry-After, and all resumes by itself', async () => {
    const commands = await load();
    await running.mongo.kill9();
    await until('commands are answered 503', () => commands.count(503) > 0, 60_000);
    const tokens = new TokenSource(url('development-issuer'), USER);
    const query = await fetch(`${url('integration-status')}/api/integration-status/v1/board`, {
      headers: { authorization: `Bearer ${await tokens.token()}` },
    });
    expect([query.status, query.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    const { status, away } = await readiness(url('learners'));
    expect(status).toBe(503);
    expect(away).toMatchObject({ 'learners/store': expect.stringMatching(/./), keys: expect.stringMatching(/./) });
    await running.mongo.restart();
    await Promise.all(['learners', 'integration-status'].map((service) => untilReady(url(service))));
    await commands.goesOn(SOME);
    await commands.stop();
    await nothingIsLost();
  }, 600_000);

  test('all at once, as when the power goes', async () => {
    const commands = await load();
    const services = ['learners', 'courses', 'integration-status'];
    await Promise.all([
      ...services.map((service) => running.house.kill9(service)),
      running.kafka.kill9(),
      running.mongo.kill9(),
    ]);
    await Promise.all([running.kafka.restart(), running.mongo.restart()]);
    await Promise.all(services.map((service) => running.house.start(service)));
    await commands.goesOn(SOME);
    await commands.stop();
    await nothingIsLost();
  }, 600_000);
});
