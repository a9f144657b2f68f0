import { Temporal } from 'temporal-polyfill';
import type { DueRow } from '../../api/deadlines.js';

/** A week of the calendar with what is due in it. */
export interface Week {
  /** `KW 48` */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly DueRow[];
}

/** What is over or waits for a decision, then the weeks from the day on in which something is due. */
export function byWeek(
  rows: readonly DueRow[],
  day: string,
): { readonly late: readonly DueRow[]; readonly weeks: readonly Week[] } {
  const late = rows.filter(({ dueOn }) => dueOn < day);
  const weeks = new Map<string, DueRow[]>();
  for (const row of rows) {
    if (row.dueOn < day) continue;
    const from = monday(row.dueOn);
    weeks.set(from, [...(weeks.get(from) ?? []), row]);
  }
  return { late, weeks: [...weeks].map(([from, due]) => weekFrom(from, due)) };
}

function monday(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

function weekFrom(from: string, rows: readonly DueRow[]): Week {
  const date = Temporal.PlainDate.from(from);
  return { name: `KW ${date.weekOfYear ?? ''}`, from, to: date.add({ days: 6 }).toString(), rows };
}

/** Rows in groups, with how many and the first that is due, most first. */
export function grouped(
  rows: readonly DueRow[],
  keyOf: (row: DueRow) => string,
): readonly { readonly key: string; readonly first: DueRow; readonly count: number }[] {
  const groups = new Map<string, { first: DueRow; count: number }>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    groups.set(keyOf(row), known ? { ...known, count: known.count + 1 } : { first: row, count: 1 });
  }
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((one, other) => other.count - one.count);
}

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
