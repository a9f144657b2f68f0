import { Temporal } from 'temporal-polyfill';

/** How long before a right lapses the county wants to see it. Days. */
export const WARNING_DAYS = 14;
/** How long before its start a run with too few people counts as at risk. Days. */
export const RISK_DAYS = 28;

/** A day so many days later (or earlier), `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The same day so many years later; 29.2. ends with February. */
export const periodOfYears = (day: string, years: number): string =>
  Temporal.PlainDate.from(day).add({ years }).toString();

/** The same day so many months later; where that month lacks it, its last day. */
export const monthsAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** Days from one day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => (startOf(to) - startOf(from)) / MILLISECONDS_A_DAY;

const MILLISECONDS_A_DAY = 86_400_000;
/** Days are without time and zone: counted in UTC each has the same length. Matching counts thousands at once. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
