import type { FileSource } from '../held-file.js';
import { type RawRow, readTable } from '../read-table.js';
import type { ImportProfile } from './import-profile.js';

/** Reads the rows of a file, its names first. */
export type TableReader = (file: FileSource) => AsyncGenerator<RawRow>;

/** Names are known whatever their case and blanks. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.-]/g, '');

/** Reads the export of a program as the kind of file that its profile names. */
export const profiledTable = (profile: ImportProfile | undefined): TableReader =>
  profile ? (file) => translated(readTable(file), profile) : readTable;

async function* translated(rows: AsyncGenerator<RawRow>, profile: ImportProfile): AsyncGenerator<RawRow> {
  let names: readonly string[] | undefined;
  const constants = Object.entries(profile.constants);
  for await (const { line, cells } of rows) {
    if (names === undefined) {
      names = cells.map((cell) => ownName(cell, profile));
      yield { line, cells: [...names, ...constants.map(([name]) => name)] };
      continue;
    }
    const known = names;
    const read = known.map((name, at) => ownValue(name, cells[at] ?? '', profile));
    // A cell too many is told by the reader behind, which sees it behind the constants.
    yield { line, cells: [...read, ...constants.map(([, value]) => value), ...cells.slice(known.length)] };
  }
}

function ownName(cell: string, { columns }: ImportProfile): string {
  const plain = plainName(cell);
  return Object.entries(columns).find(([, name]) => plainName(name) === plain)?.[0] ?? cell;
}

function ownValue(name: string, cell: string, { values, days }: ImportProfile): string {
  const words = values[name];
  if (words && Object.hasOwn(words, cell)) return words[cell] ?? cell;
  return days?.columns.includes(name) ? germanDay(cell, days.form) : cell;
}

const FORMS = {
  'JJJJ-MM-TT': /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ].*)?$/,
  JJJJMMTT: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  'TT/MM/JJJJ': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
} as const;

/** What is no day of the form stays as it is: the column says what is wrong with it. */
function germanDay(cell: string, form: keyof typeof FORMS): string {
  const { year, month, day } = FORMS[form].exec(cell)?.groups ?? {};
  return year === undefined || month === undefined || day === undefined ? cell : `${day}.${month}.${year}`;
}
