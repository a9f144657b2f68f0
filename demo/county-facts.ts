import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { CountyTables, Row } from './county-tables.js';

export const FOLDER = join('demo', 'county');
export const MUNICIPALITIES = join(FOLDER, 'municipalities.csv');
/** Every weekday, the turn of the year, the end of a short and of a long month, a leap day. */
export const IMPORT_DAYS = [
  ...Array.from({ length: 7 }, (_, day) => Temporal.PlainDate.from('2026-11-24').add({ days: day }).toString()),
  '2026-12-25',
  '2027-01-01',
  '2027-02-28',
  '2027-05-25',
  '2027-05-31',
  '2028-02-29',
  '2029-08-31',
];
export const ANSWER_DAYS = 14;

export const plus = (day: string, change: Temporal.DurationLike): string =>
  Temporal.PlainDate.from(day).add(change).toString();
export const daysFrom = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days;
export const text = (row: Row | undefined, name: string): string => row?.[name] ?? '';
export const median = (numbers: readonly number[]): number | undefined =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const grouped = (rows: readonly Row[], name: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(text(row, name), [...(groups.get(text(row, name)) ?? []), row]);
  return groups;
};

/** The last day of a right that has a rule; undefined: none. */
export const lapsesOn = (right: Row): string | undefined => {
  const issued = text(right, 'ausgestellt_am');
  if (text(right, 'art') === 'vocational-language-course') return plus(issued, { months: 3 });
  return text(right, 'art').startsWith('integration-course') ? plus(issued, { years: 1 }) : undefined;
};
export const unused = (right: Row): boolean => text(right, 'genutzt_am') === '' && text(right, 'beendet_am') === '';
export const lapsing = (county: CountyTables, today: string, days: number): Row[] =>
  county.rows('berechtigungen').filter((right) => {
    const last = lapsesOn(right);
    return unused(right) && last !== undefined && last >= today && last <= plus(today, { days });
  });
export const unanswered = (offer: Row): boolean =>
  ['angenommen_am', 'zurueckgegeben_am', 'zurueckgezogen_am'].every((name) => text(offer, name) === '');
export const overdue = (county: CountyTables, today: string): Row[] =>
  county
    .rows('uebergaben')
    .filter((offer) => unanswered(offer) && plus(text(offer, 'angeboten_am'), { days: ANSWER_DAYS }) < today);
export const planned = (run: Row): boolean => text(run, 'begonnen_am') === '' && text(run, 'abgesagt_am') === '';
export const registeredFor = (county: CountyTables): Map<string, Row[]> =>
  grouped(county.rows('anmeldungen'), 'kurs_nr');
export const atRisk = (county: CountyTables, today: string): Row[] => {
  const registered = registeredFor(county);
  return county
    .rows('kurse')
    .filter(
      (run) =>
        planned(run) &&
        text(run, 'beginn') <= plus(today, { days: 28 }) &&
        (registered.get(text(run, 'kurs_nr'))?.length ?? 0) < Number(text(run, 'mindestzahl')),
    );
};
