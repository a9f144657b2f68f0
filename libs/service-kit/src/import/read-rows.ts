import { type CellContext, type Column, WrongCell } from './column.js';
import { readTable, UnreadableFile } from './read-table.js';

/** One wrong cell or row. The value itself is not told: it may be somebody's. */
export interface RowError {
  readonly line: number;
  readonly column: string;
  /** What kind of value stands there: `leer`, `Zahl`, `Tag`, `Text`. */
  readonly valueClass: string;
  readonly code: string;
  readonly reason: string;
}

export type Columns<Row> = { readonly [Name in keyof Row]-?: Column<Row[Name]> };

export type ReadRow<Row> = { readonly line: number; readonly row: Row } | { readonly line: number; readonly errors: readonly RowError[] };

/** Reads the rows of a file by its columns. Every bad row comes out with each of its errors, never silently skipped. */
export async function* readRows<Row extends object>(file: string, columns: Columns<Row>, context: CellContext): AsyncGenerator<ReadRow<Row>> {
  let places: ReadonlyMap<keyof Row, number> | undefined;
  for await (const { line, cells } of readTable(file)) {
    if (places === undefined) {
      places = placesOf(cells, columns);
      continue;
    }
    yield readRow(line, cells, places, columns, context);
  }
  if (places === undefined) throw new UnreadableFile('empty-file', 'Die Datei ist leer.');
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]/g, '');

/** The columns that every row must have, and the file lacks. */
export class MissingColumns extends Error {
  constructor(readonly names: readonly string[]) {
    super(`Spalten fehlen: ${names.join(', ')}`);
    this.name = 'MissingColumns';
  }
}

function placesOf<Row extends object>(head: readonly string[], columns: Columns<Row>): ReadonlyMap<keyof Row, number> {
  const heads = head.map(plain);
  const places = new Map<keyof Row, number>();
  const missing: string[] = [];
  for (const name of Object.keys(columns) as (keyof Row)[]) {
    const column = columns[name];
    const place = heads.findIndex((candidate) => column.names.some((known) => plain(known) === candidate));
    if (place >= 0) places.set(name, place);
    else if (column.required) missing.push(column.names[0]);
  }
  if (missing.length > 0) throw new MissingColumns(missing);
  return places;
}

function readRow<Row extends object>(
  line: number,
  cells: readonly string[],
  places: ReadonlyMap<keyof Row, number>,
  columns: Columns<Row>,
  context: CellContext,
): ReadRow<Row> {
  const row: Partial<Row> = {};
  const errors: RowError[] = [];
  for (const name of Object.keys(columns) as (keyof Row)[]) {
    const column = columns[name];
    const place = places.get(name);
    const cell = (place === undefined ? undefined : cells[place]) ?? '';
    const wrong = (code: string, reason: string): number => errors.push({ line, column: column.names[0], valueClass: classOf(cell), code, reason });
    if (cell === '') {
      if (column.required) wrong('missing', `fehlt; erwartet: ${column.expects}`);
      continue;
    }
    const value = column.read(cell, context);
    if (value instanceof WrongCell) wrong(value.code, value.reason);
    else row[name] = value;
  }
  return errors.length > 0 ? { line, errors } : { line, row: row as Row };
}

function classOf(cell: string): string {
  if (cell === '') return 'leer';
  if (/^-?\d+([.,]\d+)?$/.test(cell)) return 'Zahl';
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(cell) ? 'Tag' : 'Text';
}
