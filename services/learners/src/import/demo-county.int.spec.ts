import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport } from '#service-kit';
import { importFile } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

/** What youth and health reported, which they alone bring. */
const RESERVED = { youth: 184, health: 3 } as const;
/** With the number of their rows. */
const FILES = {
  personen: 1500,
  sprachstand: 1415,
  bedarf: 1048,
  berechtigungen: 1042,
  verpflichtungen: 113,
  meilensteine: 1795,
  uebergaenge: 6,
  streitfaelle: 3,
} as const;

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess();
});
afterAll(() => process.stop());

const take = (file: string, dryRun = false, as = 'migration-office'): Promise<ImportReport> =>
  importFile(process, 'learners', join('demo', 'county', `${file}.csv`), {
    relativeTo: process.clock.today(),
    dryRun,
    as,
  }) as Promise<ImportReport>;

const ROUTE = '/api/learners/v1/imports/meilensteine';
const NOTHING_WRONG = { wrong: 0, errors: [] };

describe('the files of the demo county for learners', () => {
  it('as a dry run tell whom nobody took in, and change nothing', async () => {
    expect(await take('personen', true)).toMatchObject({ created: 1500, ...NOTHING_WRONG });
    const unknown = {
      line: 2,
      column: 'personen_nr',
      valueClass: 'Text',
      code: 'learner-unknown',
      reason: 'Diese Person ist hier nicht aufgenommen.',
    };
    for (const file of Object.keys(FILES).slice(1)) {
      expect([file, await take(file, true)]).toMatchObject([
        file,
        { created: 0, errors: expect.arrayContaining([unknown]) },
      ]);
    }
  });

  it('come in whole, what youth and health reported by their hand alone', async () => {
    for (const [file, rows] of Object.entries(FILES)) {
      const reserved = file === 'meilensteine' ? RESERVED.youth + RESERVED.health : 0;
      const { errors, ...report } = await take(file);
      expect([file, report]).toMatchObject([file, { rows, created: rows - reserved, unchanged: 0, wrong: reserved }]);
      expect(errors.every(({ column, code }) => column === 'fachdienst' && code === 'reserved-row')).toBe(true);
    }
    for (const [department, rows] of Object.entries(RESERVED))
      expect(await take('meilensteine', false, department)).toMatchObject({
        created: rows,
        wrong: FILES.meilensteine - rows,
      });
    await process.settled();
  });

  it('change nothing the second time', async () => {
    for (const [file, rows] of Object.entries(FILES)) {
      const reserved = file === 'meilensteine' ? RESERVED.youth + RESERVED.health : 0;
      expect([file, await take(file)]).toMatchObject([file, { unchanged: rows - reserved, wrong: reserved }]);
    }
  });

  it('tell as a dry run nothing of what youth and health reported, done or not', async () => {
    const HEAD = 'meldung_nr;personen_nr;fachdienst;meilenstein;stand;gemeldet_am';
    const first = (await readFile(join('demo', 'county', 'meilensteine.csv'), 'utf8'))
      .split('\n')
      .find((line) => line.includes(';Jugend;'));
    const [, person = ''] = first?.split(';') ?? [];
    const told = new Set<string>();
    for (const [milestone, state] of [
      ['Betreuungsplatz', 'offen'],
      ['Betreuungsplatz', 'erledigt'],
      ['Sprachförderung', 'offen'],
    ]) {
      const raw = `${HEAD}\nX-1;${person};Jugend;${milestone};${state};T-1\n`;
      const { json } = await process.call('POST', `${ROUTE}?source=probe&dryRun=true&relativeTo=2026-11-24`, {
        as: 'course-coordinator',
        raw,
        headers: { 'content-type': 'text/csv' },
      });
      told.add(JSON.stringify((json as { report: object }).report));
    }
    expect([...told]).toEqual([expect.stringContaining('"created":0,"changed":0,"unchanged":0,"wrong":1')]);
  });

  it('are brought by a department where they are its reports, and shown to nobody else', async () => {
    const raw = 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\n';
    const headers = { 'content-type': 'text/csv' };
    const routes = ROUTE.replace('/meilensteine', '');
    expect(await process.call('POST', `${routes}/personen?source=probe`, { as: 'youth', raw, headers })).toMatchObject({
      status: 403,
      json: { code: 'role-not-allowed' },
    });
    const kinds = await process.call('GET', routes, { as: 'youth' });
    expect((kinds.json as { rows: readonly { kind: string }[] }).rows.map(({ kind }) => kind)).toEqual([
      'meilensteine',
    ]);
    const report = 'meldung_nr;personen_nr;fachdienst;meilenstein;stand;gemeldet_am\n';
    const own = await process.call('POST', `${ROUTE}?source=probe`, { as: 'youth', raw: report, headers });
    const run = `${routes}/runs/${(own.json as { id: string }).id}`;
    expect((await process.call('GET', run, { as: 'youth' })).status).toBe(200);
    expect((await process.call('GET', run, { as: 'migration-office' })).status).toBe(404);
  });
});
