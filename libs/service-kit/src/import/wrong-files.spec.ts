import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { day, flag, integer, key, optional, text } from './column.js';
import { checkTable, readRows, type ReadRow, WrongColumns } from './read-rows.js';
import { UnreadableFile } from './read-table.js';

const shape = {
  columns: {
    number: key(['nr']),
    name: text(['name', 'nachname'], 30),
    born: day(['geboren']),
    distance: optional(integer(['km'], 0, 200)),
    childcare: optional(flag(['betreuung'])),
  },
};
type Row = { number: string; name: string; born: string; distance?: number; childcare?: boolean };

/** In pieces, so that a letter or a line is torn somewhere. */
const PIECE = 3;
const source = (content: string | Buffer) => () => {
  const bytes = Buffer.from(content);
  const piece = bytes.length > 10_000 ? 1024 : PIECE;
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) => bytes.subarray(at * piece, (at + 1) * piece)),
  );
};

async function read(content: string | Buffer): Promise<readonly ReadRow<Row>[]> {
  const file = source(content);
  await checkTable(file, shape.columns);
  const rows: ReadRow<Row>[] = [];
  for await (const row of readRows(file, shape, {})) rows.push(row as ReadRow<Row>);
  return rows;
}
const fault = async (content: string | Buffer): Promise<UnreadableFile | WrongColumns> => {
  try {
    await read(content);
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof WrongColumns) return error;
    throw error;
  }
  throw new Error('the file was read');
};
const rowOf = async (content: string | Buffer): Promise<object> => {
  const [first] = await read(content);
  if (!first || !('row' in first)) throw new Error(JSON.stringify(first));
  return first.row;
};
const errorsOf = async (content: string) =>
  (await read(content)).flatMap((row) =>
    'errors' in row
      ? row.errors.map(({ line, column, valueClass, code, reason }) => [line, column, valueClass, code, reason])
      : [],
  );

const HEAD = 'nr;name;geboren;km;betreuung';
const GOOD = { number: '7', name: 'Möller-Łuć', born: '1991-04-17', distance: 12, childcare: true };
const LINE = '7;Möller-Łuć;17.04.1991;12;ja';
const latin = (content: string): Buffer => Buffer.from(content, 'latin1');

describe('a file as it comes', () => {
  it.each([
    ['in UTF-8', `${HEAD}\n${LINE}\n`],
    ['with a mark at its beginning', `\ufeff${HEAD}\n${LINE}\n`],
    ['with the line ends of Windows', `${HEAD}\r\n${LINE}\r\n`],
    ['without an end to its last line', `${HEAD}\n${LINE}`],
    ['with commas', `${HEAD}\n${LINE}\n`.replaceAll(';', ',')],
    ['with tabs', `${HEAD}\n${LINE}\n`.replaceAll(';', '\t')],
    ['with a line that names the separator', `sep=;\r\n${HEAD}\r\n${LINE}\r\n`],
    ['with empty columns at its end', `${HEAD};;;\n${LINE};;;\n`],
    ['with empty lines', `\n${HEAD}\n\n${LINE}\n\n`],
    ['with other names, case and blanks', `NR;Nach_Name; Geboren ;KM;Betreuung\n${LINE}\n`],
    ['with letters written of two', `${HEAD}\n${LINE.normalize('NFD')}\n`],
    ['with blanks that do not break', `${HEAD}\n7;\u00a0Möller-Łuć\u00a0;17.04.1991\u00a0;12;ja\n`],
    ['with days as programs write them', `${HEAD}\n${LINE.replace('17.04.1991', '1991-04-17')}\n`],
    [
      'with its cells in quotes',
      `${HEAD}\n${LINE.split(';')
        .map((cell) => `"${cell}"`)
        .join(';')}\n`,
    ],
  ])('%s is read', async (_how, content) => {
    expect(await rowOf(content)).toEqual(GOOD);
  });

  it('in Latin-1 or Windows-1252 keeps its umlauts and its dash', async () => {
    const file = Buffer.concat([
      latin(`${HEAD}\n7;M\u00fcller `),
      Buffer.of(0x96),
      latin(' J\u00e4ger;17.04.1991;;\n'),
    ]);
    expect(await rowOf(file)).toEqual({ number: '7', name: 'Müller – Jäger', born: '1991-04-17' });
  });

  it.each(['\n', '\r\n'])('with a break %j inside of a cell tells the line on which a row begins', async (end) => {
    const lines = [HEAD, '1;"a', 'b";01.02.1990;;', '2;"c', '', 'd";x;;', '3;e;y;;', ''];
    expect(await errorsOf(lines.join(end))).toEqual([
      [4, 'geboren', 'Text', 'not-a-day', 'kein Tag in der Form TT.MM.JJJJ'],
      [7, 'geboren', 'Text', 'not-a-day', 'kein Tag in der Form TT.MM.JJJJ'],
    ]);
  });

  it('with its names alone has no rows', async () => {
    expect(await read(`${HEAD}\n`)).toEqual([]);
    expect(await checkTable(source(`${HEAD}\n`), shape.columns)).toEqual({ ignoredColumns: [], rows: 0 });
  });

  it('tells of columns that nobody knows, and leaves them', async () => {
    const { ignoredColumns } = await checkTable(
      source(`${HEAD};=1+1;bemerkung;bemerkung\n${LINE};;;\n`),
      shape.columns,
    );
    expect(ignoredColumns).toEqual(['=1+1', 'bemerkung', 'bemerkung']);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['empty', '', 'empty-file', undefined, 'Die Datei ist leer.'],
    ['of empty lines', '\r\n\r\n', 'empty-file', undefined, 'Die Datei ist leer.'],
    ['in UTF-16', Buffer.from(`\ufeff${HEAD}\n${LINE}\n`, 'utf16le'), 'unknown-encoding', undefined, 'als „CSV UTF-8“'],
    ['with a zero byte', `${HEAD}\n${LINE}\n8;a\u0000b;;;\n`, 'unknown-encoding', 3, 'Nullbytes'],
    ['with a quote that is not closed', `${HEAD}\n${LINE}\n8;"a;;;\n`, 'broken-csv', 3, 'nicht geschlossen'],
    ['with a quote in a cell', `${HEAD}\n8;"a"b;;;\n`, 'broken-csv', 2, 'mitten in einer Zelle'],
    ['with a line without end', `${HEAD}\n8;${'a'.repeat(100_001)};;;\n`, 'broken-csv', 2, 'mehr als 100.000 Zeichen'],
  ])('%s is refused at its place', async (_what, content, code, line, words) => {
    const error = await fault(content);
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
    expect('line' in error ? error.line : undefined).toBe(line);
  });

  it.each([
    ['lack', 'nr;km\n1;2\n', 'columns-missing', 'Spalten fehlen: name, geboren'],
    ['come twice', `${HEAD};nachname\n${LINE};x\n`, 'columns-twice', 'Spalten stehen doppelt: name'],
  ])('is refused where needed columns %s', async (_what, content, code, message) => {
    expect(await fault(content)).toMatchObject({ code, message });
  });
});

describe('a wrong cell', () => {
  it.each([
    ['7;;17.04.1991;;', 'name', 'leer', 'missing', 'fehlt; erwartet: Text bis 30 Zeichen'],
    [
      '7;a;46022;;',
      'geboren',
      'Zahl',
      'not-a-day',
      'eine Zahl statt eines Tages: die Spalte in der Tabelle als Datum TT.MM.JJJJ ausgeben',
    ],
    ['7;a;31.12.26;;', 'geboren', 'Tag', 'not-a-day', 'ein Jahr mit zwei Stellen: TT.MM.JJJJ schreiben'],
    ['7;a;12/31/2026;;', 'geboren', 'Tag', 'not-a-day', 'kein Tag in der Form TT.MM.JJJJ'],
    ['7;a;31.02.1991;;', 'geboren', 'Tag', 'no-such-day', 'diesen Tag gibt es nicht'],
    ['7;a;1991-02-30;;', 'geboren', 'Tag', 'no-such-day', 'diesen Tag gibt es nicht'],
    ['7;a;17.04.1591;;', 'geboren', 'Tag', 'day-out-of-range', 'liegt vor 1900 oder nach 2199'],
    ['7;a;17.04.1991;12,5;', 'km', 'Zahl', 'not-in-range', 'keine ganze Zahl von 0 bis 200'],
    ['7;a;17.04.1991;201;', 'km', 'Zahl', 'not-in-range', 'keine ganze Zahl von 0 bis 200'],
    ['7;a;17.04.1991;;vielleicht', 'betreuung', 'Text', 'not-yes-or-no', 'weder ja noch nein'],
    ['7 8;a;17.04.1991;;', 'nr', 'Text', 'not-a-key', 'keine Nummer und kein Kürzel'],
    [`7;${'a'.repeat(31)};17.04.1991;;`, 'name', 'Text', 'too-long', 'länger als 30 Zeichen'],
    ['7;a\u0007b;17.04.1991;;', 'name', 'Text', 'character-not-allowed', 'enthält ein Zeichen, das kein Text ist'],
    ['7;a;b;17.04.1991;;;;x', '', '', 'too-many-cells', 'mehr Zellen als Spalten: fehlt ein Anführungszeichen?'],
  ])('%j is told with its line, column and reason', async (line, ...told) => {
    expect(await errorsOf(`${HEAD}\n${LINE}\n${line}\n`)).toEqual([[3, ...told]]);
  });

  it('of one row holds up none of the other forty-nine', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => (at === 31 ? `${at};a;gestern;;` : `${at};a;17.04.1991;;`));
    const found = await read([HEAD, ...rows, ''].join('\n'));
    expect(found.filter((row) => 'row' in row)).toHaveLength(49);
    expect(found.flatMap((row) => ('errors' in row ? row.errors : []))).toMatchObject([
      { line: 33, code: 'not-a-day' },
    ]);
  });
});
