import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport, ImportState } from '#service-kit';
import { eventually } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

const routes = '/api/learners/v1/imports';
const HEAD = 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am';
const row = (number: string, name: string, born = '17.04.1991') => `${number};${name};Mina;${born};03251040;01.06.2026`;
const coordinator = 'course-coordinator';

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());

async function take(as: string, rows: readonly string[], { dryRun = false, kind = 'personen', head = HEAD } = {}) {
  const source = as === 'vhs' || as === 'p-x' ? as : 'office';
  const { json } = await process.call('POST', `${routes}/${kind}?source=${source}&dryRun=${dryRun}`, {
    as,
    raw: [head, ...rows, ''].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  const { id } = json as ImportState;
  const state = await eventually(
    () => read(as, id),
    (told) => told.state !== 'running',
  );
  await process.settled();
  return state;
}
const reportOf = ({ report }: ImportState): ImportReport => {
  if (!report) throw new Error('no report');
  return report;
};
const read = async (as: string, id: string): Promise<ImportState> =>
  (await process.call('GET', `${routes}/runs/${id}`, { as })).json as ImportState;

describe('who may be here already', () => {
  it('is told in the dry run and in the result, by reference or line, and taken in all the same', async () => {
    await take(coordinator, [row('E-1', 'Meyer')]);
    const rows = [row('E-2', 'Maier'), row('E-3', 'Andere', '01.02.1980'), row('E-4', 'Meier')];
    for (const dryRun of [true, false]) {
      const report = reportOf(await take(coordinator, rows, { dryRun }));
      expect(report).toMatchObject({ created: 3, wrong: 0, lookalikes: { rows: 2 } });
      expect(report.lookalikes?.list).toEqual([
        expect.objectContaining({
          line: 2,
          ref: expect.stringMatching(/^p_/),
          reasonsFor: ['same-birth-date', 'similar-name', 'same-municipality'],
          reasonsAgainst: [],
        }),
        expect.objectContaining({ line: 4, otherLine: 2 }),
        expect.objectContaining({ line: 4, ref: expect.stringMatching(/^p_/) }),
      ]);
      expect(JSON.stringify(report)).not.toMatch(/Meyer|Maier|Mina/);
    }
    const { json } = await process.call('GET', '/api/learners/v1/duplicates?limit=100', { as: coordinator });
    expect((json as { rows: readonly object[] }).rows).toHaveLength(3);
    // Rows that are known already are nobody new.
    expect(reportOf(await take(coordinator, rows))).toMatchObject({ unchanged: 3, lookalikes: { rows: 0, list: [] } });
  });

  it('is told to a provider of its own persons alone, with no hint of others', async () => {
    await take('vhs', [row('V-1', 'Fremd', '03.03.1993')]);
    const foreign = await take('p-x', [row('X-1', 'Fremd', '03.03.1993')]);
    const nobody = await take('p-x', [row('X-2', 'Niemand', '04.04.1994')]);
    expect([reportOf(foreign).lookalikes, reportOf(nobody).lookalikes]).toEqual([
      { rows: 0, list: [] },
      { rows: 0, list: [] },
    ]);
    expect(reportOf(await take('p-x', [row('X-3', 'Fremd', '03.03.1993')]))).toMatchObject({
      lookalikes: { rows: 1, list: [{ line: 2, ref: expect.any(String) }] },
    });
  });

  it('is told across providers to the course coordination alone', async () => {
    const state = await take('migration-office', [row('M-1', 'Fremd', '03.03.1993')]);
    expect(reportOf(state)).not.toHaveProperty('lookalikes');
    expect(reportOf(await read('migration-office', state.id))).not.toHaveProperty('lookalikes');
    expect(reportOf(await read(coordinator, state.id))).toMatchObject({ lookalikes: { rows: 1 } });
    expect(reportOf(await read(coordinator, state.id)).lookalikes?.list).toHaveLength(3);
  });
});

describe('needs', () => {
  const head = 'bedarf_nr;personen_nr;kinderbetreuung;tageszeiten;hoechstens_km;stufenfrei;erfasst_am';
  const needs = (...rows: readonly string[]) => take(coordinator, rows, { kind: 'bedarf', head });

  it('that are known as they are, are not written twice, under whatever number', async () => {
    await take(coordinator, [row('N-1', 'Bedarf', '05.05.1995')]);
    const first = [
      'B-1;N-1;ja;vormittags | abends;15;nein;01.07.2026',
      'B-2;N-1;ja;abends,vormittags;15;nein;02.07.2026',
    ];
    expect(reportOf(await needs(...first))).toMatchObject({ created: 1, unchanged: 1, errors: [] });
    expect(reportOf(await needs('B-3;N-1;ja;abends | vormittags;15;nein;01.08.2026'))).toMatchObject({
      created: 0,
      unchanged: 1,
    });
    expect(reportOf(await needs('B-4;N-1;nein;vormittags;15;nein;01.09.2026'))).toMatchObject({ created: 1 });
    expect(reportOf(await needs('B-5;N-1;ja;abends | vormittags;15;nein;01.10.2026'))).toMatchObject({ created: 1 });
  });
});
