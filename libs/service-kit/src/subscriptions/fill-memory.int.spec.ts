import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RebuiltService, shown } from '../operations/testing/rebuilding.js';

const streams = ['s0', 's1', 's2', 's3'];
let service: RebuiltService;
beforeEach(() => {
  service = new RebuiltService();
});
afterEach(() => service.close());

it('a memory whose version was raised knows what its group handled before, and nothing is decided over it', async () => {
  const before = await service.deciding(1);
  for (let version = 1; version <= 3; version++) await service.publish(...streams);
  await before.host.caughtUp();
  await before.stop();
  const decided = service.decided.length;
  expect(decided).toBe(12);

  const raised = await service.deciding(2);
  expect(await shown(raised)).toEqual(service.logged());
  await service.publish(...streams);
  await raised.host.caughtUp();
  expect(await shown(raised)).toEqual(service.logged());
  expect(service.decided.slice(decided).sort()).toEqual(streams.map((stream) => `${stream}-4`));
});

it('a memory whose documents were lost is filled again', async () => {
  const before = await service.deciding(1);
  await service.publish(...streams);
  await before.host.caughtUp();
  await before.stop();
  service.loseDocuments();
  const again = await service.deciding(1);
  expect(await shown(again)).toEqual(service.logged());
  expect(service.decided).toHaveLength(streams.length);
});

it('a memory is filled past an event that it cannot take', async () => {
  const before = await service.deciding(1);
  await service.publish(...streams);
  await before.host.caughtUp();
  await before.stop();
  service.poison.add('s1-1');
  const { s1: _s1, ...others } = service.logged();
  expect(await shown(await service.deciding(2))).toEqual(others);
});
