import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { day, flag, integer, key, listOf, oneOf, optional, text } from './column.js';
import { readRows, WrongColumns } from './read-rows.js';
import { UnreadableFile } from './read-table.js';

/** In chunks of any length, as a file comes. */
const file = (content: string | Uint8Array) => (): Readable => {
  const bytes = Buffer.from(content);
  const size = Math.max(1, Math.ceil(bytes.length / 3));
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  );
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
  for await (const row of readRows(file(content), { columns }, relativeTo === undefined ? {} : { relativeTo }))
    rows.push(row);
  return rows;
};

describe('a table as offices write it', () => {
  it('is read with ; and German days', async () => {
    expect(
      await all('Nummer;Ort;Tag;Kinderbetreuung;Plätze;Tageszeiten\nK-1;Sulingen;03.02.2026;ja;12;vormittags|abends\n'),
    ).toMatchObject([
      {
        line: 2,
        row: {
          number: 'K-1',
          place: 'Sulingen',
          on: '2026-02-03',
          childcare: true,
          seats: 12,
          times: ['morning', 'evening'],
        },
      },
    ]);
  });
  it('is read with commas, quotes, other column names and order', async () => {
    expect(await all('ort,NR,tag\r\n"Syke, Kernstadt",7,1.1.2026\r\n')).toMatchObject([
      { line: 2, row: { number: '7', place: 'Syke, Kernstadt', on: '2026-01-01' } },
    ]);
  });
  it('is read in Windows-1252 as in UTF-8 with mark', async () => {
    expect(await all(Buffer.from('Nummer;Ort;Tag\n1;S\xfcstedt;01.01.2026\n', 'latin1'))).toMatchObject([
      { row: { place: 'Süstedt' } },
    ]);
    expect(await all('\ufeffNummer;Ort;Tag\n1;Süstedt;01.01.2026\n')).toMatchObject([{ row: { place: 'Süstedt' } }]);
  });
  it('names line, column, kind of value and reason of every wrong cell, and never the value', async () => {
    const rows = await all('Nummer;Ort;Tag;Plätze\n1;;30.02.2026;99\n2;Syke;heute;3\n');
    expect(rows).toMatchObject([
      {
        line: 2,
        errors: [
          { column: 'Ort', valueClass: 'leer', code: 'missing' },
          { column: 'Tag', valueClass: 'Tag', code: 'no-such-day' },
          { column: 'Plätze', valueClass: 'Zahl', code: 'not-in-range' },
        ],
      },
      { line: 3, errors: [{ column: 'Tag', valueClass: 'Text', code: 'not-a-day' }] },
    ]);
    expect(JSON.stringify(rows)).not.toContain('heute');
  });
  it('counts relative days from the named day, and refuses them without one', async () => {
    expect(await all('Nummer;Ort;Tag\n1;Syke;T-23\n', '2026-11-24')).toMatchObject([{ row: { on: '2026-11-01' } }]);
    expect(await all('Nummer;Ort;Tag\n1;Syke;T-23\n')).toMatchObject([{ errors: [{ code: 'not-a-day' }] }]);
  });
  it('is Windows-1252 also where the first such letter comes late', async () => {
    const rows = `Nummer;Ort;Tag\n${'1;Syke;01.01.2026\n'.repeat(80_000)}2;S\xfcstedt;01.01.2026\n`;
    expect((await all(Buffer.from(rows, 'latin1'))).at(-1)).toMatchObject({ row: { place: 'Süstedt' } });
  });
  it('is read the same whether letters are composed or not', async () => {
    expect(await all('Nummer;Ort;Tag;Pla\u0308tze\n1;Su\u0308stedt;01.01.2026;3\n')).toMatchObject([
      { row: { place: 'Süstedt', seats: 3 } },
    ]);
  });
  it('holds no characters that are no text', async () => {
    expect(await all('Nummer;Ort;Tag\n1;Sy\u0007ke;01.01.2026\n2;\u202eSyke;01.01.2026\n')).toMatchObject([
      { line: 2, errors: [{ column: 'Ort', code: 'character-not-allowed' }] },
      { line: 3, errors: [{ column: 'Ort', code: 'character-not-allowed' }] },
    ]);
  });
  it('knows no days outside of the calendar of the house', async () => {
    expect(await all('Nummer;Ort;Tag\n1;Syke;01.01.0226\n2;Syke;01.01.2226\n3;Syke;31.12.2199\n')).toMatchObject([
      { errors: [{ column: 'Tag', code: 'day-out-of-range' }] },
      { errors: [{ column: 'Tag', code: 'day-out-of-range' }] },
      { row: { on: '2199-12-31' } },
    ]);
  });
  it('knows no words but its own', async () => {
    expect(
      await all('Nummer;Ort;Tag;Kinderbetreuung;Tageszeiten\n1;Syke;01.01.2026;constructor;toString\n'),
    ).toMatchObject([{ errors: [{ code: 'not-yes-or-no' }, { code: 'not-in-list' }] }]);
  });
  it('is never shifted by a cell too many', async () => {
    expect(await all('Nummer;Ort;Tag\n1;Syke;Kernstadt;01.01.2026\n1;Syke;01.01.2026;;\n')).toMatchObject([
      { line: 2, errors: [{ code: 'too-many-cells' }] },
      { line: 3, row: { place: 'Syke' } },
    ]);
  });
  it('fills columns that belong together all or not at all', async () => {
    const shape = {
      columns: { number: key(['Nummer']), on: optional(day(['Tag'])), why: optional(text(['Grund'])) },
      together: [['on', 'why']],
    } as const;
    const rows = [];
    for await (const row of readRows(file('Nummer;Tag;Grund\n1;;\n2;01.01.2026;x\n3;01.01.2026;\n'), shape, {}))
      rows.push(row);
    expect(rows).toMatchObject([
      { row: { number: '1' } },
      { row: { number: '2', why: 'x' } },
      { line: 4, errors: [{ column: 'Grund', code: 'missing', reason: 'fehlt; nötig, wo Tag ausgefüllt ist' }] },
    ]);
  });
  it('is refused as a whole when a column stands twice', async () => {
    await expect(all('Nummer;Nr.;Ort;Tag\n1;2;Syke;01.01.2026\n')).rejects.toMatchObject({
      code: 'columns-twice',
      names: ['Nummer'],
    });
  });
  it('is refused as a whole when columns are missing, when it is empty, broken or no text', async () => {
    await expect(all('Nummer;Tag\n1;01.01.2026\n')).rejects.toThrow(WrongColumns);
    await expect(all('')).rejects.toThrow(UnreadableFile);
    await expect(all('Nummer;Ort;Tag\n1;"Syke;01.01.2026\n')).rejects.toMatchObject({ code: 'broken-csv' });
    await expect(all(new Uint8Array([0, 1, 2, 3]))).rejects.toMatchObject({ code: 'unknown-encoding' });
  });
});
