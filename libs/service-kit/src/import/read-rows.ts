import { type CellContext, type Column, WrongCell } from './column.js';
import type { FileSource } from './held-file.js';
import type { RowError } from './import.dto.js';
import { plainName, type TableReader } from './profile/profiled-table.js';
import { readTable, UnreadableFile } from './read-table.js';

export type Columns<Row> = { readonly [Name in keyof Row]-?: Column<Row[Name]> };

export interface GoodRow<Row> {
  readonly line: number;
  readonly row: Row;
  /** An error of this row that shows only later; the column by its name in the format. */
  readonly errorAt: (column: (keyof Row & string) | undefined, code: string, reason: string) => RowError;
}
export type ReadRow<Row> = GoodRow<Row> | { readonly line: number; readonly errors: readonly RowError[] };

/** What a format says about its rows. */
export interface RowShape<Row> {
  readonly columns: Columns<Row>;
  readonly together?: readonly (readonly (keyof Row & string)[])[];
}

/** What is known of a file before any of its rows is carried out. */
export interface TableFacts {
  /** Names of columns that the format does not know: a slip of the pen in one of them would lose what it holds. */
  readonly ignoredColumns: readonly string[];
  /** Rows below the names. */
  readonly rows: number;
}

const MOST_NAMES = 20;
const MOST_LETTERS = 60;

/**
 * Reads a file to its end, whether it is a table with the columns it needs. A break in it is found before any row is
 * carried out, not after some of them. Throws UnreadableFile or WrongColumns.
 */
export async function checkTable<Row extends object>(
  file: FileSource,
  columns: Columns<Row>,
  table: TableReader = readTable,
): Promise<TableFacts> {
  let head: readonly string[] | undefined;
  let rows = 0;
  for await (const { cells } of table(file)) {
    if (head) {
      rows++;
      continue;
    }
    head = cells;
    placesOf(head, columns);
  }
  if (head === undefined) throw new UnreadableFile('empty-file', 'Die Datei ist leer.');
  const known = new Set(Object.values<Column<unknown>>(columns).flatMap(({ names }) => names.map(plainName)));
  const ignored = head.filter((name) => name !== '' && !known.has(plainName(name)));
  return { ignoredColumns: ignored.slice(0, MOST_NAMES).map((name) => name.slice(0, MOST_LETTERS)), rows };
}

/** Reads the rows of a file by its columns. Every bad row comes out with each of its errors, never silently skipped. */
export async function* readRows<Row extends object>(
  file: FileSource,
  shape: RowShape<Row>,
  context: CellContext,
  table: TableReader = readTable,
): AsyncGenerator<ReadRow<Row>> {
  let reader: RowReader<Row> | undefined;
  for await (const { line, cells } of table(file)) {
    if (reader === undefined) reader = new RowReader(cells, shape, context);
    else yield reader.read(line, cells);
  }
  if (reader === undefined) throw new UnreadableFile('empty-file', 'Die Datei ist leer.');
}

/** Columns that every row must have and the file lacks, or that it has twice. */
export class WrongColumns extends Error {
  constructor(
    readonly code: 'columns-missing' | 'columns-twice',
    readonly names: readonly string[],
  ) {
    super(`${code === 'columns-missing' ? 'Spalten fehlen' : 'Spalten stehen doppelt'}: ${names.join(', ')}`);
    this.name = 'WrongColumns';
  }
}

class RowReader<Row extends object> {
  private readonly places: ReadonlyMap<keyof Row & string, number>;
  private readonly names: readonly (keyof Row & string)[];

  constructor(
    private readonly head: readonly string[],
    private readonly shape: RowShape<Row>,
    private readonly context: CellContext,
  ) {
    this.names = Object.keys(shape.columns) as (keyof Row & string)[];
    this.places = placesOf(head, shape.columns);
  }

  read(line: number, cells: readonly string[]): ReadRow<Row> {
    const row: Partial<Row> = {};
    const errors: RowError[] = [];
    const { columns, together = [] } = this.shape;
    const cellOf = (name: keyof Row & string): string => {
      const place = this.places.get(name);
      return ((place === undefined ? undefined : cells[place]) ?? '').normalize('NFC').trim();
    };
    const errorAt: GoodRow<Row>['errorAt'] = (name, code, reason) => ({
      line,
      column: name === undefined ? '' : columns[name].names[0],
      valueClass: name === undefined ? '' : classOf(cellOf(name)),
      code,
      reason,
    });
    if (cells.slice(this.head.length).some((cell) => cell !== '')) {
      errors.push(errorAt(undefined, 'too-many-cells', 'mehr Zellen als Spalten: fehlt ein Anführungszeichen?'));
      return { line, errors };
    }
    for (const name of this.names) {
      const column = columns[name];
      const cell = cellOf(name);
      if (cell === '') {
        if (column.required) errors.push(errorAt(name, 'missing', `fehlt; erwartet: ${column.expects}`));
        continue;
      }
      const value = column.read(cell, this.context);
      if (value instanceof WrongCell) errors.push(errorAt(name, value.code, value.reason));
      else row[name] = value;
    }
    for (const group of together) {
      const empty = group.filter((name) => cellOf(name) === '');
      if (empty.length === group.length) continue;
      const filled = group.filter((name) => cellOf(name) !== '').map((name) => columns[name].names[0]);
      for (const name of empty)
        errors.push(errorAt(name, 'missing', `fehlt; nötig, wo ${filled.join(' und ')} ausgefüllt ist`));
    }
    return errors.length > 0 ? { line, errors } : { line, row: row as Row, errorAt };
  }
}

function placesOf<Row extends object>(
  head: readonly string[],
  columns: Columns<Row>,
): ReadonlyMap<keyof Row & string, number> {
  const heads = head.map(plainName);
  const places = new Map<keyof Row & string, number>();
  const missing: string[] = [];
  const twice: string[] = [];
  for (const name of Object.keys(columns) as (keyof Row & string)[]) {
    const column = columns[name];
    const known = new Set(column.names.map(plainName));
    const found = heads.flatMap((candidate, place) => (known.has(candidate) ? [place] : []));
    const [place] = found;
    if (found.length > 1) twice.push(column.names[0]);
    else if (place !== undefined) places.set(name, place);
    else if (column.required) missing.push(column.names[0]);
  }
  if (missing.length > 0) throw new WrongColumns('columns-missing', missing);
  if (twice.length > 0) throw new WrongColumns('columns-twice', twice);
  return places;
}

function classOf(cell: string): string {
  if (cell === '') return 'leer';
  if (/^-?\d+([.,]\d+)?$/.test(cell)) return 'Zahl';
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(cell) ? 'Tag' : 'Text';
}
