import { Temporal } from 'temporal-polyfill';

/** Days, then months (M) or years (J), then `w`: `T`, `T-23`, `T+6-3M`, `T+40-1J`, `T-23w`. */
const RELATIVE = /^T([+-]\d{1,5})?([+-]\d{1,2}[MJ])?(w)?$/;
const SATURDAY = 6;

/**
 * The day, `YYYY-MM-DD`, that a relative cell names as seen from `relativeTo`; undefined: the cell is none. Months are
 * counted as rules count them: the 31st of a short month is its last day. `w` takes a Saturday or Sunday back to the
 * Friday before it. Only the demo county is written so.
 */
export function relativeDay(cell: string, relativeTo: string): string | undefined {
  const [match, days, calendar, working] = RELATIVE.exec(cell) ?? [];
  if (match === undefined) return undefined;
  let day = Temporal.PlainDate.from(relativeTo).add({ days: Number(days ?? 0) });
  if (calendar !== undefined) {
    const count = Number(calendar.slice(0, -1));
    day = day.add(calendar.endsWith('M') ? { months: count } : { years: count });
  }
  if (working !== undefined && day.dayOfWeek >= SATURDAY) day = day.subtract({ days: day.dayOfWeek - SATURDAY + 1 });
  return day.toString();
}
