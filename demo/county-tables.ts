import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type ColumnDescription, FILES } from './columns.js';
import { dayOf } from './relative-day.js';
import { LEVEL_WORDS } from './words.js';

export type Row = Readonly<Record<string, string>>;

/** A file of offices as text: what is no UTF-8 is Windows-1252. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The county as it stands when it is imported on a day: days as `YYYY-MM-DD`, words as codes. */
export class CountyTables {
  private readonly tables: ReadonlyMap<string, readonly Row[]>;

  constructor(folder: string, importedOn: string) {
    this.tables = new Map(
      FILES.map(({ file, columns }) => {
        const rows = parse<Row>(decode(readFileSync(join(folder, `${file}.csv`))), {
          columns: true,
          delimiter: ';',
        });
        return [
          file,
          rows.map((row) =>
            Object.fromEntries(
              columns.map((column) => [column.name, valueOf(column, row[column.name] ?? '', importedOn, file)]),
            ),
          ),
        ];
      }),
    );
  }

  rows(file: string): readonly Row[] {
    return this.tables.get(file) ?? [];
  }

  /** The rows of a file by their number, which is their first column. */
  byNumber(file: string): ReadonlyMap<string, Row> {
    const number = FILES.find((candidate) => candidate.file === file)?.columns[0]?.name ?? '';
    return new Map(this.rows(file).map((row) => [row[number] ?? '', row]));
  }
}

function valueOf(column: ColumnDescription, cell: string, importedOn: string, file: string): string {
  const wrong = (): never => {
    throw new Error(`${file}.csv, ${column.name}: ${cell === '' ? 'empty' : `${cell} is no ${column.type}`}`);
  };
  if (cell === '') return column.required ? wrong() : '';
  switch (column.type) {
    case 'day':
      return dayOf(cell, importedOn) ?? wrong();
    case 'key':
      return /^[A-Za-z0-9_-]{1,60}$/.test(cell) ? cell : wrong();
    case 'keys':
      return cell
        .split('|')
        .map((part) => part.trim())
        .join('|');
    case 'municipality':
      return /^\d{8}$/.test(cell) ? cell : wrong();
    case 'level':
      return LEVEL_WORDS[cell.toLowerCase()] ?? wrong();
    case 'enum':
      return column.words?.[cell.toLowerCase()] ?? wrong();
    case 'enums':
      return cell
        .split('|')
        .map((part) => column.words?.[part.trim().toLowerCase()] ?? wrong())
        .join('|');
    case 'bool':
      return cell === 'ja' || cell === 'nein' ? cell : wrong();
    case 'integer':
      return /^\d+$/.test(cell) ? cell : wrong();
    case 'text':
      return cell.length <= 200 ? cell : wrong();
  }
}
