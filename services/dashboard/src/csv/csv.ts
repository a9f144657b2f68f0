import { Readable } from 'node:stream';

export interface CsvColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | number | undefined;
}

/** Excel reads UTF-8 by this mark alone. */
const MARK = '\ufeff';
const LINE_END = '\r\n';

/**
 * One cell as spreadsheet programs of German offices read it. A text that such a program would carry out as a formula
 * gets an apostrophe before it; a number stays one.
 */
export function csvCell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = value ?? '';
  const guarded = /^[\s]*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const line = (cells: readonly (string | number | undefined)[]): string => cells.map(csvCell).join(';') + LINE_END;

/** A whole table, page by page: as long as it may be, one page of it is in memory. */
export function csvStream<Row>(columns: readonly CsvColumn<Row>[], pages: AsyncIterable<readonly Row[]>): Readable {
  async function* text(): AsyncGenerator<string> {
    yield MARK + line(columns.map((column) => column.head));
    for await (const rows of pages) yield rows.map((row) => line(columns.map((column) => column.cell(row)))).join('');
  }
  return Readable.from(text());
}
