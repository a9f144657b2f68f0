import { CEFR_LEVELS, type CefrLevel, type Department, type TimeOfDay } from '#contracts';
import type { Municipalities } from '../county/municipalities.js';
import { type Column, oneOf, WrongCell } from './column.js';

type Names = readonly [string, ...string[]];

const LEVELS: Readonly<Record<string, CefrLevel>> = Object.fromEntries(
  CEFR_LEVELS.map((level) => [level === 'pre-A1' ? 'vor a1' : level.toLowerCase(), level]),
);
const TIMES: Readonly<Record<string, TimeOfDay>> = {
  vormittags: 'morning',
  nachmittags: 'afternoon',
  abends: 'evening',
  wochenende: 'weekend',
};
const DEPARTMENTS: Readonly<Record<string, Department>> = {
  jugend: 'youth',
  soziales: 'social',
  gesundheit: 'health',
  ordnung: 'public-order',
  schule: 'schools',
  wirtschaft: 'economy',
  jobcenter: 'job-centre',
  koordinierungsstelle: 'migration-office',
};

/** A level of the Common European Framework: `A2`, `vor A1`. */
export const level = (names: Names): Column<CefrLevel> => oneOf(names, LEVELS);
export const timeOfDay = (names: Names): Column<TimeOfDay> => oneOf(names, TIMES);
export const department = (names: Names): Column<Department> => oneOf(names, DEPARTMENTS);

/** Official municipality key (AGS), eight digits. Seven are taken too: spreadsheets drop the zero at the beginning. */
export const municipality = (names: Names, known: Municipalities): Column<string> => ({
  names,
  required: true,
  expects: 'Gemeindeschlüssel aus acht Ziffern',
  example: '03251040',
  read: (cell) => {
    if (!/^\d{7,8}$/.test(cell)) return new WrongCell('not-a-municipality', 'kein Gemeindeschlüssel');
    const key = cell.padStart(8, '0');
    return known.has(key) ? key : new WrongCell('municipality-unknown', 'keine Gemeinde dieses Landkreises');
  },
});
