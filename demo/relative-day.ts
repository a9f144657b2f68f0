import { Temporal } from 'temporal-polyfill';

/**
 * A day of the demo county. `T` is the day of the import, days come before months and years:
 * `T`, `T-23`, `T+6-3M` (three months before the sixth day from now), `T+40-1J`; a `w` at the end takes a Saturday or
 * Sunday back to the Friday before it. What the law dates absolutely is written `09.02.2026`.
 */
const RELATIVE = /^T([+-]\d{1,5})?([+-]\d{1,2}[MJ])?(w)?$/;
const ABSOLUTE = /^(\d{2})\.(\d{2})\.(\d{4})$/;
const SATURDAY = 6;

/** The day that a cell names, `YYYY-MM-DD`, when the file is imported on `importedOn`; undefined: not a day. */
export function dayOf(cell: string, importedOn: string): string | undefined {
  const absolute = ABSOLUTE.exec(cell);
  if (absolute) {
    const [, day, month, year] = absolute;
    return `${year}-${month}-${day}`;
  }
  const relative = RELATIVE.exec(cell);
  if (!relative) return undefined;
  const [, days, calendar, working] = relative;
  let day = Temporal.PlainDate.from(importedOn).add({ days: Number(days ?? 0) });
  if (calendar !== undefined) {
    const count = Number(calendar.slice(0, -1));
    // Months are counted as the rules count them: the 31st of a short month is its last day.
    day = day.add(calendar.endsWith('M') ? { months: count } : { years: count });
  }
  if (working !== undefined && day.dayOfWeek >= SATURDAY) day = day.subtract({ days: day.dayOfWeek - SATURDAY + 1 });
  return day.toString();
}

/** `T-23`, `T`, `T+5`. */
export const dayFromImport = (offset: number): string => (offset === 0 ? 'T' : `T${offset > 0 ? '+' : ''}${offset}`);

/** The same, taken back to a Friday where it falls on a weekend: offices and courses begin nothing on Sundays. */
export const workingDayFromImport = (offset: number): string => `${dayFromImport(offset)}w`;
