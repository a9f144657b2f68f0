import { Temporal } from 'temporal-polyfill';
import { isDay } from '../edge/fields.js';
import { holdsNoText } from '../edge/json-content.js';
import { relativeDay } from './relative-day.js';

/** A cell that does not fit: the reason in words for people. The value itself is never told, only its class. */
export class WrongCell {
  constructor(
    readonly code: string,
    readonly reason: string,
  ) {}
}

export interface CellContext {
  /** Day that relative days (`T-23w`) count from; without it they are refused. Only the demo county is written so. */
  readonly relativeTo?: string;
}

/** How one column of a file is read. */
export interface Column<Value> {
  /** German column name, then the other names under which offices write it. Case and blanks do not matter. */
  readonly names: readonly [string, ...string[]];
  readonly required: boolean;
  /** What is expected, in words: `TT.MM.JJJJ`. */
  readonly expects: string;
  /** An invented cell that fits. */
  readonly example?: string;
  readonly read: (cell: string, context: CellContext) => Value | WrongCell;
}

type Names = readonly [string, ...string[]];

export const text = (names: Names, most = 200): Column<string> => ({
  names,
  required: true,
  expects: `Text bis ${most} Zeichen`,
  example: 'Erfunden',
  read: (cell) => {
    if (cell.length > most) return new WrongCell('too-long', `länger als ${most} Zeichen`);
    return holdsNoText(cell) ? new WrongCell('character-not-allowed', 'enthält ein Zeichen, das kein Text ist') : cell;
  },
});

/** The number or short name under which an office keeps something. */
export const key = (names: Names): Column<string> => ({
  names,
  required: true,
  expects: 'Nummer oder Kürzel aus Buchstaben, Ziffern, - und _',
  example: '1001',
  read: (cell) =>
    /^[A-Za-z0-9_-]{1,60}$/.test(cell) ? cell : new WrongCell('not-a-key', 'keine Nummer und kein Kürzel'),
});

/** How spreadsheets count days inside: it reaches a file when the column is no column of days. */
const SERIAL_DAY = /^\d{5}(?:[.,]\d+)?$/;
const GERMAN_DAY = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/;
const ISO_DAY = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
const SHORT_YEAR = /^\d{1,2}\.\d{1,2}\.\d{2}$/;

/** A day as TT.MM.JJJJ, or as programs write it, JJJJ-MM-TT; becomes `YYYY-MM-DD`. */
export const day = (names: Names): Column<string> => ({
  names,
  required: true,
  expects: 'Tag als TT.MM.JJJJ',
  example: '01.09.2026',
  read: (cell, { relativeTo }) => {
    const relative = relativeTo === undefined ? undefined : relativeDay(cell, relativeTo);
    if (relative !== undefined) return relative;
    const { day: dayOfMonth, month, year } = (GERMAN_DAY.exec(cell) ?? ISO_DAY.exec(cell))?.groups ?? {};
    if (dayOfMonth === undefined || month === undefined || year === undefined)
      return new WrongCell('not-a-day', notADay(cell));
    try {
      const found = Temporal.PlainDate.from(
        { day: Number(dayOfMonth), month: Number(month), year: Number(year) },
        { overflow: 'reject' },
      ).toString();
      return isDay(found) ? found : new WrongCell('day-out-of-range', 'liegt vor 1900 oder nach 2199');
    } catch {
      return new WrongCell('no-such-day', 'diesen Tag gibt es nicht');
    }
  },
});

function notADay(cell: string): string {
  if (SERIAL_DAY.test(cell))
    return 'eine Zahl statt eines Tages: die Spalte in der Tabelle als Datum TT.MM.JJJJ ausgeben';
  return SHORT_YEAR.test(cell) ? 'ein Jahr mit zwei Stellen: TT.MM.JJJJ schreiben' : 'kein Tag in der Form TT.MM.JJJJ';
}

export const integer = (names: Names, least: number, most: number): Column<number> => ({
  names,
  required: true,
  expects: `ganze Zahl von ${least} bis ${most}`,
  example: String(Math.min(most, Math.max(least, 10))),
  read: (cell) => {
    const number = /^-?\d{1,9}$/.test(cell) ? Number(cell) : Number.NaN;
    return number >= least && number <= most
      ? number
      : new WrongCell('not-in-range', `keine ganze Zahl von ${least} bis ${most}`);
  },
});

/** A word of a list, German words beside the codes they stand for. */
export const oneOf = <const Words extends Readonly<Record<string, string>>>(
  names: Names,
  words: Words,
): Column<Words[keyof Words]> => ({
  names,
  required: true,
  expects: Object.keys(words).join(', '),
  example: Object.keys(words)[0] ?? '',
  read: (cell) => valueOf(words, cell) ?? new WrongCell('not-in-list', `keines von: ${Object.keys(words).join(', ')}`),
});

/** Own words alone: `constructor` is none. */
const valueOf = <Words extends object>(words: Words, cell: string): Words[keyof Words] | undefined => {
  const word = cell.toLowerCase();
  return Object.hasOwn(words, word) ? words[word as keyof Words] : undefined;
};

/** A list of values in one cell, separated by a comma or a bar. */
export const listOf = <Value>(column: Column<Value>): Column<readonly Value[]> => ({
  names: column.names,
  required: column.required,
  expects: `${column.expects}; mehrere durch | getrennt`,
  ...(column.example === undefined ? {} : { example: column.example }),
  read: (cell, context) => {
    const values: Value[] = [];
    for (const part of cell.split(/[|,]/)) {
      const value = column.read(part.trim(), context);
      if (value instanceof WrongCell) return value;
      values.push(value);
    }
    return values;
  },
});

/** A list of so many values at most. */
export const atMost = <Value>(most: number, column: Column<readonly Value[]>): Column<readonly Value[]> => ({
  ...column,
  read: (cell, context) => {
    const values = column.read(cell, context);
    return values instanceof WrongCell || values.length <= most
      ? values
      : new WrongCell('too-many', `mehr als ${most} Angaben`);
  },
});

const YES_NO: Readonly<Record<string, boolean>> = {
  ja: true,
  j: true,
  x: true,
  '1': true,
  nein: false,
  n: false,
  '0': false,
};

export const flag = (names: Names): Column<boolean> => ({
  names,
  required: true,
  expects: 'ja oder nein',
  example: 'ja',
  read: (cell) => valueOf(YES_NO, cell) ?? new WrongCell('not-yes-or-no', 'weder ja noch nein'),
});

/** The same column where an empty cell, or a file without the column, is right. */
export const optional = <Value>(column: Column<Value>): Column<Value | undefined> => ({ ...column, required: false });
