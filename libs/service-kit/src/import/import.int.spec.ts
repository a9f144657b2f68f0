import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandContext, Outcome } from '#event-sourcing';
import { day, flag, integer, key, listOf, oneOf, optional, text } from './column.js';
import { defineImport } from './import-format.js';
import { MissingColumns, readRows } from './read-rows.js';
import { UnreadableFile } from './read-table.js';
import { type ImportJob, runImport } from './run-import.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'import-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = async (content: string | Uint8Array): Promise<string> => {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.csv`);
  await writeFile(path, content);
  return path;
};
const columns = {
  number: key(['Nummer', 'Nr.']),
  place: text(['Ort']),
  on: day(['Tag']),
  childcare: optional(flag(['Kinderbetreuung'])),
  seats: optional(integer(['Plätze'], 1, 25)),
  times: optional(listOf(oneOf(['Tageszeiten'], { vormittags: 'morning', abends: 'evening' }))),
};
const all = async (content: string | Uint8Array, relativeTo?: string) => {
  const rows = [];
  for await (const row of readRows(await file(content), columns, relativeTo === undefined ? {} : { relativeTo })) rows.push(row);
  return rows;
};

describe('a table as offices write it', () => {
  it('is read with ; and German days', async () => {
    expect(await all('Nummer;Ort;Tag;Kinderbetreuung;Plätze;Tageszeiten\nK-1;Sulingen;03.02.2026;ja;12;vormittags|abends\n')).toEqual([
      { line: 2, row: { number: 'K-1', place: 'Sulingen', on: '2026-02-03', childcare: true, seats: 12, times: ['morning', 'evening'] } },
    ]);
  });
  it('is read with commas, quotes, other column names and order', async () => {
    expect(await all('ort,NR,tag\r\n"Syke, Kernstadt",7,1.1.2026\r\n')).toEqual([{ line: 2, row: { number: '7', place: 'Syke, Kernstadt', on: '2026-01-01' } }]);
  });
  it('is read in Windows-1252 as in UTF-8 with mark', async () => {
    expect(await all(Buffer.from('Nummer;Ort;Tag\n1;S\xfcstedt;01.01.2026\n', 'latin1'))).toMatchObject([{ row: { place: 'Süstedt' } }]);
    expect(await all('\ufeffNummer;Ort;Tag\n1;Süstedt;01.01.2026\n')).toMatchObject([{ row: { place: 'Süstedt' } }]);
  });
  it('names line, column, kind of value and reason of every wrong cell, and never the value', async () => {
    const rows = await all('Nummer;Ort;Tag;Plätze\n1;;30.02.2026;99\n2;Syke;heute;3\n');
    expect(rows).toMatchObject([
      { line: 2, errors: [{ column: 'Ort', valueClass: 'leer', code: 'missing' }, { column: 'Tag', valueClass: 'Tag', code: 'no-such-day' }, { column: 'Plätze', valueClass: 'Zahl', code: 'not-in-range' }] },
      { line: 3, errors: [{ column: 'Tag', valueClass: 'Text', code: 'not-a-day' }] },
    ]);
    expect(JSON.stringify(rows)).not.toContain('heute');
  });
  it('counts relative days from the named day, and refuses them without one', async () => {
    expect(await all('Nummer;Ort;Tag\n1;Syke;T-23\n', '2026-11-24')).toMatchObject([{ row: { on: '2026-11-01' } }]);
    expect(await all('Nummer;Ort;Tag\n1;Syke;T-23\n')).toMatchObject([{ errors: [{ code: 'not-a-day' }] }]);
  });
  it('is refused as a whole when columns are missing, when it is empty, broken or no text', async () => {
    await expect(all('Nummer;Tag\n1;01.01.2026\n')).rejects.toThrow(MissingColumns);
    await expect(all('')).rejects.toThrow(UnreadableFile);
    await expect(all('Nummer;Ort;Tag\n1;"Syke;01.01.2026\n')).rejects.toMatchObject({ code: 'broken-csv' });
    await expect(all(new Uint8Array([0, 1, 2, 3]))).rejects.toMatchObject({ code: 'unknown-encoding' });
  });
});

describe('an import', () => {
  const seen = new Map<string, string>();
  const order: string[] = [];
  const format = defineImport<{ number: string; lane: string }>({
    kind: 'things',
    title: 'Dinge',
    columns: { number: key(['Nummer']), lane: key(['Spur']) },
    keyOf: ({ number }) => number,
    laneOf: ({ lane }) => lane,
    steps: ({ number, lane }) => [
      {
        name: 'record',
        stream: `thing-${number}`,
        content: { lane },
        run: async ({ commandId }: CommandContext): Promise<Outcome> => {
          await new Promise((resolve) => setImmediate(resolve));
          const stream = `thing-${number}`;
          if (number === 'bad') return { status: 'refused', stream, refusal: { code: 'bad-thing', kind: 'rule', detail: 'Das geht nicht.' } };
          order.push(`${lane}:${number}`);
          const repeated = seen.has(commandId);
          seen.set(commandId, number);
          return { status: 'done', stream, version: 1, events: [], repeated };
        },
      },
    ],
  });
  const job = async (content: string, more: Partial<ImportJob> = {}) =>
    runImport(format, {
      file: await file(content), source: 'test', dryRun: false, idKey: Buffer.alloc(32), actor: 'a', correlationId: 'c', known: (_stream, id) => Promise.resolve(seen.has(id)), ...more,
    });
  const rows = `Nummer;Spur\n${Array.from({ length: 300 }, (_, n) => `n${n};l${n % 7}`).join('\n')}\nbad;l1\n!;l1\n`;

  it('tells as a dry run what would happen, and changes nothing', async () => {
    expect(await job(rows, { dryRun: true })).toMatchObject({ dryRun: true, rows: 302, created: 301, unchanged: 0, wrong: 1 });
    expect(seen.size).toBe(0);
  });
  it('carries out every good row, tells every bad one, and keeps the order of a lane', async () => {
    const report = await job(rows);
    expect(report).toMatchObject({ rows: 302, created: 300, wrong: 2 });
    expect(report.errors.map(({ line, code }) => [line, code])).toEqual([[302, 'bad-thing'], [303, 'not-a-key']]);
    for (let lane = 0; lane < 7; lane++) {
      const numbers = order.filter((one) => one.startsWith(`l${lane}:`)).map((one) => Number(one.split(':n')[1]));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });
  it('changes nothing the second time', async () => {
    const before = seen.size;
    expect(await job(rows)).toMatchObject({ created: 0, unchanged: 300 });
    expect(seen.size).toBe(before);
  });
  it('takes the same number of another source for another row', async () => {
    expect(await job('Nummer;Spur\nn1;l1\n', { source: 'other' })).toMatchObject({ created: 1 });
  });
});
