import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { type RunningChild, startChild } from '#event-sourcing/testing';
import { openEmbeddedLog } from '../embedded/index.js';
import { silentLogger } from '../testing/index.js';
import { startRelay } from './start-relay.js';

const TOPIC = 'verzahnung.courses';

let folder: string;
const children: RunningChild[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-relay-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  rmSync(folder, { recursive: true });
});

/** The last version that each stream was told to have; the last line may be cut by the kill. */
function acknowledged({ lines }: RunningChild): ReadonlyMap<string, number> {
  const whole = lines.slice(0, -1).map((line) => line.split(' '));
  return new Map(whole.map(([stream = '', version]) => [stream, Number(version)]));
}

test('killed anywhere between append, publish and mark: after a restart all is in the log, first occurrences in order', async () => {
  for (const run of [1, 2, 3]) {
    const child = startChild(new URL('../testing/relaying.child.ts', import.meta.url), [folder, String(run)]);
    children.push(child);
    await child.until((lines) => lines.length > 150 * run);
    await child.kill();

    const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
    const log = openEmbeddedLog({ file: join(folder, 'log.db') });
    const relay = startRelay({ context: 'courses', store, log, logger: silentLogger });
    await relay.idle();
    await relay.stop();
    expect(await store.pending(1)).toEqual([]);

    const seen = new Map<string, Set<number>>();
    const [report] = await log.report([TOPIC]);
    for (const [partition, end] of Object.entries(report?.ends ?? {})) {
      for await (const batch of log.read(TOPIC, Number(partition), '0', end)) {
        for (const { stream, streamVersion } of batch)
          seen.set(stream, (seen.get(stream) ?? new Set()).add(streamVersion));
      }
    }
    const promised = acknowledged(child);
    expect(promised.size).toBe(8);
    for (const [stream, version] of promised) {
      const versions = [...(seen.get(stream) ?? [])];
      expect(versions).toEqual(versions.map((_, index) => index + 1));
      expect(versions.length).toBeGreaterThanOrEqual(version);
    }
    await store.close();
    await log.close();
  }
});
