import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestClock } from '#event-sourcing';
import type { DocumentStore } from '#event-sourcing/projections';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import type { Principal } from '../access/principal.js';
import { Problem } from '../edge/problem.js';
import { createLogger } from '../logging/logger.js';
import { AccessLog } from './access-log.js';
import { AccessLogCleaning, keptSince, readRetention } from './retention.js';

const office: Principal = { sub: 'a-office', role: 'migration-office', scopes: {} };
const coordinator: Principal = { sub: 'a-coordinator', role: 'course-coordinator', scopes: {} };
const provider: Principal = { sub: 'a-provider', role: 'provider', scopes: { provider: ['x'] } };

let directory: string;
let documents: DocumentStore;
let log: AccessLog;
const clock = new TestClock('2026-11-24T09:00:00.000Z');
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'access-log-'));
  documents = await openEmbeddedDocuments({ file: join(directory, 'access.db') });
  log = await AccessLog.open(documents, clock);
});
afterAll(async () => {
  await documents.close();
  rmSync(directory, { recursive: true, force: true });
});

const codeOf = async (opening: Promise<unknown>): Promise<string> => {
  try {
    await opening;
    return 'opened';
  } catch (error) {
    return error instanceof Problem ? `${error.init.status} ${error.init.code}` : 'other';
  }
};

/** As a route does that shows a case. */
const opens = async (principal: Principal, personRef: string): Promise<unknown> =>
  log.write(principal, { what: 'case', personRefs: [personRef], reason: await log.reason(principal, personRef) });

describe('opening a case', () => {
  it('asks those outside of their scope for a reason, which is valid for them, the person and the day', async () => {
    expect(await codeOf(opens(office, 'p1'))).toBe('403 reason-required');
    await log.write(office, { what: 'reason', personRefs: ['p1'], reason: 'case-meeting' });
    expect(await codeOf(opens(office, 'p1'))).toBe('opened');
    expect(await codeOf(opens(office, 'p2'))).toBe('403 reason-required');
    expect(await codeOf(opens({ ...office, sub: 'a-other' }, 'p1'))).toBe('403 reason-required');
    clock.advance({ days: 1 });
    expect(await codeOf(opens(office, 'p1'))).toBe('403 reason-required');
  });
  it('asks nobody within the own scope, and is logged all the same', async () => {
    expect(await codeOf(opens(coordinator, 'p3'))).toBe('opened');
    expect(await codeOf(opens(provider, 'p3'))).toBe('opened');
    const { rows } = await log.looks({ personRef: 'p3' }, { limit: 10 });
    expect(rows.map(({ actor, what }) => [actor, what]).toSorted()).toEqual([
      ['a-coordinator', 'case'],
      ['a-provider', 'case'],
    ]);
  });
  it.each(['search', 'names'] as const)('is not opened by the reason of %s: nobody is chosen yet', async (what) => {
    await log.write(office, { what, personRefs: ['p4'], reason: 'duplicate-check' });
    expect(await codeOf(opens(office, 'p4'))).toBe('403 reason-required');
  });
});

describe('the access log', () => {
  it('tells in pages what an account opened, newest first', async () => {
    const reader = { ...coordinator, sub: 'a-reader' };
    for (const personRef of ['q1', 'q2', 'q3']) {
      clock.advance({ minutes: 1 });
      await opens(reader, personRef);
    }
    const first = await log.looks({ account: 'a-reader' }, { limit: 2 });
    const second = await log.looks({ account: 'a-reader' }, { limit: 2, after: first.next ?? '' });
    expect([first, second].map(({ rows }) => rows.flatMap(({ personRefs }) => personRefs))).toEqual([
      ['q3', 'q2'],
      ['q1'],
    ]);
    expect(second.next).toBeUndefined();
  });
  it('forgets what is older than its time, and nothing younger', async () => {
    const reader = { ...coordinator, sub: 'a-old' };
    const cleaning = new AccessLogCleaning(log, clock, createLogger({ level: 'silent', process: 'test' }));
    await opens(reader, 'o1');
    clock.advance({ days: 100 });
    await opens(reader, 'o2');
    expect(await cleaning.runOnce()).toBe(0);
    clock.advance({ days: 90 });
    expect(await cleaning.runOnce()).toBeGreaterThan(0);
    const { rows } = await log.looks({ account: 'a-old' }, { limit: 10 });
    expect(rows.map(({ personRefs }) => personRefs)).toEqual([['o2']]);
  });
});

describe('how long entries are kept', () => {
  const now = '2026-11-24T09:00:00.000Z';
  it('is six months', () => {
    expect(keptSince(readRetention(), { now, today: '2026-11-24' })).toBe('2026-05-24T08:00:00.000Z');
  });
  it('goes by the version that is valid on the day', () => {
    const [first] = readRetention();
    const versions = first
      ? [
          { ...first, validTo: '2026-11-30' },
          { ...first, validFrom: '2026-12-01', keptMonths: 3 },
        ]
      : [];
    expect(keptSince(versions, { now, today: '2026-12-01' })).toBe('2026-08-24T08:00:00.000Z');
    expect(keptSince([], { now, today: '2026-12-01' })).toBeUndefined();
  });
  it('is read from a file whose faults are named', () => {
    const file = join(directory, 'wrong.json');
    writeFileSync(file, JSON.stringify({ ruleId: 'x', description: 'x', versions: [{ keptMonths: 0 }] }));
    expect(() => readRetention(file)).toThrow(/access-log\.json\/versions\/0/);
  });
});
