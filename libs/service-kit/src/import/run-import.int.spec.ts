import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CommandExecutor, type EventStore, type Outcome, StoreUnavailable } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { circle, type CircleCommand, circleWorld } from '#event-sourcing/testing';
import { key, optional, text } from './column.js';
import { DryExecutor } from './dry-executor.js';
import { defineImport, type ImportFormat, type ImportIds } from './import-format.js';
import type { ImportReport } from './import.dto.js';
import { type ImportJob, runImport } from './run-import.js';

interface Row {
  readonly number: string;
  readonly title?: string | undefined;
  readonly person?: string | undefined;
  readonly leaves?: string | undefined;
}

const SECRET = 'geheim';

/** A row opens a circle, lets a person join and another leave, or a part of it. */
const circles = (executor: CommandExecutor): ImportFormat => {
  const step = (name: string, id: string, content: CircleCommand, already: readonly string[] = []) => ({
    name,
    content,
    already,
    run: (context: Parameters<typeof executor.execute>[4]): Promise<Outcome> =>
      executor.execute(circle, id, content, { today: '2026-11-24' }, context),
  });
  return defineImport<Row>({
    kind: 'kreise',
    title: 'Kreise',
    columns: {
      number: key(['Nummer']),
      title: optional(text(['Titel'])),
      person: optional(key(['Person'])),
      leaves: optional(key(['geht'])),
    },
    keyOf: ({ number, person = '' }) => `${number}|${person}`,
    laneOf: ({ number }) => number,
    blame: { '': 'number' },
    reserved: ({ title }, { role }) => (title === SECRET && role !== 'department' ? 'title' : undefined),
    reasons: { 'not-open': 'Diesen Kreis gibt es nicht.' },
    steps: ({ number, title, person, leaves }, ids: ImportIds) => [
      ...(title === undefined ? [] : [step('open', ids('c', 'kreise', number), { type: 'open', title })]),
      ...(person === undefined
        ? []
        : [
            step(
              'join',
              ids('c', 'kreise', number),
              { type: 'join', personRef: ids('p', 'personen', person), note: 'x' },
              ['already-in'],
            ),
          ]),
      ...(leaves === undefined
        ? []
        : [
            {
              ...step('leave', ids('c', 'kreise', number), {
                type: 'leave',
                personRef: ids('p', 'personen', leaves),
                reason: 'x',
              }),
              blame: { '': 'leaves' } as const,
            },
          ]),
    ],
  });
};

let folder: string;
let store: EventStore;
let executor: CommandExecutor;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'import-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  store = await openEmbeddedStore({ file: join(folder, `${Math.random()}.db`) });
  executor = circleWorld().executor(store);
});
afterEach(() => store.close());

const ORDER = {
  source: 'test',
  dryRun: false,
  idKey: Buffer.alloc(32),
  actor: 'a',
  principal: { sub: 'a', role: 'migration-office', scopes: {} },
  correlationId: 'c',
} as const satisfies Partial<ImportJob>;

async function run(content: string, more: Partial<ImportJob> = {}): Promise<ImportReport> {
  const carriedOut = async (stream: string, id: string) =>
    (await store.load(stream)).some(({ commandId }) => commandId === id);
  const dry = new DryExecutor(executor, carriedOut);
  const job: ImportJob = {
    ...ORDER,
    file: () => Readable.from([Buffer.from(content)]),
    rehearsal: () => circles(dry.rehearsal()),
    ...more,
  };
  return runImport(circles(job.dryRun ? dry : executor), job);
}

const rows = [
  'Nummer;Titel;Person',
  ...Array.from({ length: 300 }, (_, at) => `n${at % 30};${at < 30 ? 'Lesen' : ''};p${at}`),
].join('\n');

describe('an import', () => {
  it('carries out every good row and tells every bad one, with line, column, kind of value and reason', async () => {
    const report = await run(`${rows}\nnirgends;;p1\n!;Lesen;\nlang;${'x'.repeat(90)};\n`);
    expect(report).toMatchObject({ rows: 303, created: 300, wrong: 3 });
    expect(report.errors).toEqual([
      { line: 302, column: 'Nummer', valueClass: 'Text', code: 'not-open', reason: 'Diesen Kreis gibt es nicht.' },
      { line: 303, column: 'Nummer', valueClass: 'Text', code: 'not-a-key', reason: expect.any(String) },
      { line: 304, column: 'Nummer', valueClass: 'Text', code: 'schema-violation', reason: expect.any(String) },
    ]);
  });
  it('changes nothing the second time', async () => {
    await run(rows);
    expect(await run(rows)).toMatchObject({ created: 0, changed: 0, unchanged: 300, wrong: 0 });
  });
  it('carries out a row whole or not at all, so that the row can be mended', async () => {
    const wrong = await run('Nummer;Titel;geht\nn1;Lesen;p1\n');
    expect(wrong).toMatchObject({ created: 0, wrong: 1, errors: [{ column: 'geht', code: 'not-in' }] });
    expect(await run('Nummer;Titel;Person;geht\nn1;Schreiben;p1;p1\n')).toMatchObject({ created: 1, wrong: 0 });
  });
  it('tells nothing of a row that is reserved to others, known or not', async () => {
    const file = `Nummer;Titel\nn1;${SECRET}\n`;
    const reserved = { unchanged: 0, created: 0, wrong: 1, errors: [{ column: 'Titel', code: 'reserved-row' }] };
    const dry = await run(file, { dryRun: true });
    expect(dry).toMatchObject(reserved);
    expect(await run(file)).toMatchObject(reserved);
    const principal = { sub: 'd', role: 'department', scopes: {} } as const;
    expect(await run(file, { principal })).toMatchObject({ created: 1, wrong: 0 });
    expect(await run(file, { dryRun: true })).toEqual(dry);
  });
  it('that breaks off in its midst is refused before its first row', async () => {
    await expect(run('Nummer;Titel;Person\nn1;Lesen;p1\nn2;"Lesen;p2\n')).rejects.toMatchObject({
      code: 'broken-csv',
      line: 3,
    });
    expect(await run('Nummer;Titel;Person\nn1;Lesen;p1\n', { dryRun: true })).toMatchObject({ created: 1 });
  });
  it('names the columns that it did not take', async () => {
    expect(await run('Nummer;Titel;;Persn\nn1;Lesen;;p1\n')).toMatchObject({ created: 1, ignoredColumns: ['Persn'] });
  });
  it('does the rest where a part was known', async () => {
    await run('Nummer;Titel;Person\nn1;Lesen;\n');
    expect(await run('Nummer;Titel;Person\nn1;;p1\n')).toMatchObject({ created: 1 });
  });
  it('takes what is so already for unchanged, and the same number of another source for another row', async () => {
    await run('Nummer;Titel;Person\nn1;Lesen;p1\n');
    expect(await run('Nummer;Titel;Person\nn1;;p1\n', { correlationId: 'later' })).toMatchObject({ unchanged: 1 });
    expect(await run('Nummer;Titel;Person\nn1;Lesen;p1\n', { source: 'other' })).toMatchObject({ created: 1 });
  });
  it('ends reading when told so, and finishes what is in work', async () => {
    const stopping = new AbortController();
    const report = await run(rows, {
      signal: stopping.signal,
      onProgress: (count) => count === 100 && stopping.abort(),
    });
    expect(report.rows).toBe(100);
    expect(report.created).toBe(100);
    expect(await run(rows)).toMatchObject({ created: 200, unchanged: 100 });
  });
});

describe('a dry run', () => {
  it('tells what the run would tell, and changes nothing', async () => {
    const bad = `${rows}\nnirgends;;p1\nn1;Lesen;\n`;
    const dry = await run(bad, { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, created: 300, wrong: 2 });
    expect(dry.errors.map(({ line, code }) => [line, code])).toEqual([
      [302, 'not-open'],
      [303, 'already-open'],
    ]);
    expect(await run(bad)).toEqual({ ...dry, dryRun: false });
  });
  it('leaves no half of a row behind either', async () => {
    const file = 'Nummer;Titel;Person;geht\nn1;Lesen;;p1\nn1;Lesen;p1;p1\nn1;Lesen;p1;p1\n';
    const dry = await run(file, { dryRun: true });
    expect(dry).toMatchObject({ created: 1, unchanged: 1, wrong: 1 });
    expect(await run(file)).toEqual({ ...dry, dryRun: false });
  });
  it('knows what was carried out before', async () => {
    await run(rows);
    expect(await run(rows, { dryRun: true })).toMatchObject({ unchanged: 300, created: 0 });
  });
});

describe('a long file', () => {
  const rowsInWork = { now: 0, most: 0 };
  /** Each row of it waits a turn; the row `bad` finds the house out of order. */
  const waiting = defineImport<{ number: string }>({
    kind: 'lang',
    title: 'Lang',
    columns: { number: key(['Nummer']) },
    keyOf: ({ number }) => number,
    laneOf: ({ number }) => number,
    blame: { '': 'number' },
    steps: ({ number }) => [
      {
        name: 'wait',
        content: {},
        run: async () => {
          rowsInWork.most = Math.max(rowsInWork.most, ++rowsInWork.now);
          await new Promise((resolve) => setImmediate(resolve));
          rowsInWork.now--;
          if (number === 'bad') throw new StoreUnavailable('away');
          return {
            status: 'done',
            stream: 's',
            version: 1,
            events: [{ type: 'e', effectiveOn: '2026-11-24', data: {} }],
            repeated: false,
          };
        },
      },
    ],
  });
  const runWaiting = async (numbers: readonly string[]): Promise<ImportReport> => {
    const content = Buffer.from(`Nummer\n${numbers.join('\n')}\n`);
    return runImport(waiting, {
      ...ORDER,
      file: () => Readable.from([content]),
      rehearsal: () => waiting,
    });
  };
  const many = Array.from({ length: 20_000 }, (_, at) => `n${at}`);

  it('has no more than 64 rows in work', async () => {
    expect(await runWaiting(many)).toMatchObject({ rows: 20_000, created: 20_000 });
    expect(rowsInWork).toEqual({ now: 0, most: 64 });
  });
  it('ends with the fault of its last row too, which fails while the end of the file is looked for', async () => {
    await expect(runWaiting(['bad'])).rejects.toThrow(StoreUnavailable);
  });
  it('is left when the store is away, with nothing in work any more', async () => {
    await expect(runWaiting([...many.slice(0, 500), 'bad', ...many])).rejects.toThrow(StoreUnavailable);
    expect(rowsInWork.now).toBe(0);
  });
});
