import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport, ImportState } from '#service-kit';
import { eventually } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

const routes = '/api/learners/v1/imports';
const office = 'migration-office';
const HEAD = 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am';
const row = (number: string, name = 'Beispiel', born = '17.04.1991') =>
  `${number};${name};Mina;${born};03251040;01.06.2026`;
/** No two of them alike: whoever may be the same is compared with all. */
const rows = (prefix: string, many: number) =>
  Array.from({ length: many }, (_, at) => row(`${prefix}${at}`, 'Beispiel', `${10 + (at % 18)}.05.${1900 + at}`));
const fileOf = (...lines: readonly string[]) => [HEAD, ...lines, ''].join('\n');

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess([]);
});
afterAll(() => process.stop());

const take = (raw: string | Uint8Array<ArrayBuffer>, { query = '', key = '' } = {}) =>
  process.call('POST', `${routes}/personen?source=office${query}`, {
    as: office,
    raw,
    headers: { 'content-type': 'text/csv', ...(key === '' ? {} : { 'idempotency-key': key }) },
  });

/** Waits for the end where the answer came before it. */
async function report(
  raw: string | Uint8Array<ArrayBuffer>,
  options: Parameters<typeof take>[1] = {},
): Promise<ImportReport> {
  const begun = (await take(raw, options)).json as ImportState;
  const ended = await eventually(
    async () => (await process.call('GET', `${routes}/runs/${begun.id}`, { as: office })).json as ImportState,
    ({ state }) => state !== 'running',
  );
  if (!ended.report) throw new Error(`the import ended ${ended.state}`);
  return ended.report;
}

describe('a file that cannot be used', () => {
  it.each([
    ['is empty', '\n\n', 'empty-file', ''],
    ['is binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'unknown-encoding', 'line 1'],
    ['is UTF-16', new Uint8Array(Buffer.from(`\ufeff${fileOf(row('utf16'))}`, 'utf16le')), 'unknown-encoding', ''],
    ['lacks a column', 'personen_nr;nachname\n1;Beispiel\n', 'columns-missing', 'line 1'],
    ['has a column twice', `${HEAD};name\n${row('twice')};x\n`, 'columns-twice', 'line 1'],
  ])('as it %s is refused at its place', async (_what, content, code, at) => {
    const answer = await take(content);
    expect(answer).toMatchObject({ status: 400, json: { code, errors: [{ at, code }] } });
    expect(answer.text).not.toContain('Beispiel');
  });

  it('as it breaks off in its midst has no effect at all', async () => {
    const broken = fileOf(row('half1'), row('half2', '"Beispiel'), row('half3'));
    expect(await take(broken)).toMatchObject({ status: 400, json: { code: 'broken-csv' } });
    expect(await report(fileOf(row('half1')), { query: '&dryRun=true' })).toMatchObject({ created: 1 });
  });

  it('as it is too large is not even read', async () => {
    expect(await take('x'.repeat(21_000_000))).toMatchObject({ status: 413, json: { code: 'body-too-large' } });
  });
});

describe('a file', () => {
  it('is taken as offices write it, and the same rows again change nothing', async () => {
    expect(await report(fileOf(row('enc', 'Müller')))).toMatchObject({ created: 1, wrong: 0 });
    for (const again of [
      `\ufeff${fileOf(row('enc', 'Müller')).replaceAll('\n', '\r\n')}`,
      fileOf(row('enc', 'Müller')).replaceAll(';', ','),
      new Uint8Array(Buffer.from(fileOf(row('enc', 'Müller')), 'latin1')),
    ]) {
      expect(await report(again)).toMatchObject({ created: 0, unchanged: 1, wrong: 0 });
    }
  });

  it('tells of columns that it did not take', async () => {
    const file = `${HEAD};angekomen_am\n${row('slip')};01.01.2026\n`;
    expect(await report(file)).toMatchObject({ created: 1, ignoredColumns: ['angekomen_am'] });
  });

  it('sent twice at once comes in once', async () => {
    const file = fileOf(...rows('once', 100));
    const reports = await Promise.all([report(file), report(file)]);
    expect(reports.map(({ created, wrong }) => [created, wrong]).toSorted()).toEqual([
      [0, 0],
      [100, 0],
    ]);
  });

  it('under a key that was used for another one is refused', async () => {
    const first = await take(fileOf(row('key1')), { key: 'file-1' });
    expect((await take(fileOf(row('key1')), { key: 'file-1' })).json).toEqual(first.json);
    for (const [content, query] of [
      [fileOf(row('key2')), ''],
      [fileOf(row('key1')), '&dryRun=true'],
    ] as const) {
      expect(await take(content, { key: 'file-1', query })).toMatchObject({
        status: 422,
        json: { code: 'idempotency-key-reused', errors: [{ at: 'Idempotency-Key' }] },
      });
    }
  });
});
