/** Days are `YYYY-MM-DD`, so their order is the order of strings. Arithmetic on the calendar alone, without clock or zone. */

/** Length of a period in calendar units, as dated rules state it. */
export interface Period {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

const text = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

const parts = (day: string): readonly [year: number, month: number, date: number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
};

/**
 * Last day of a period that an event of `day` sets going (§ 187 Abs. 1, § 188 Abs. 2 and 3 BGB): the day of the event
 * does not count, and where the last month lacks the day, the period ends with that month's last day (29.2. + 1 year).
 */
export function periodEnd(day: string, period: Period): string {
  const [year, month, date] = parts(day);
  const lastMonth = month + (period.months ?? 0) + 12 * (period.years ?? 0);
  const lastOfMonth = new Date(Date.UTC(year, lastMonth + 1, 0)).getUTCDate();
  return text(year, lastMonth, Math.min(date, lastOfMonth) + (period.days ?? 0));
}

export const dayAfter = (day: string): string => plusDays(day, 1);

/** A day so many days later, or earlier. */
export function plusDays(day: string, days: number): string {
  const [year, month, date] = parts(day);
  return text(year, month, date + days);
}

/** The later of two days. */
export const later = (one: string, other: string): string => (one > other ? one : other);
