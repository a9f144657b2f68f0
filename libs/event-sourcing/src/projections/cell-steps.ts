import type { CellSpan } from './projection.js';

/** A count from a day on, oldest first: `[['2026-01-02', 1], ['2026-02-01', 0]]`. */
export type CellSteps = readonly (readonly [day: string, count: number])[];

/** The places of a document in the index of cells: `cell|from|to`, `to` empty while it lies there still. */
export const cellKeys = (spans: readonly CellSpan[]): readonly string[] =>
  spans.map(({ cell, from, to = '' }) => `${cell}|${from}|${to}`);

export const cellOfKey = (key: string): string => key.slice(0, key.indexOf('|'));

/** The cells that a document left, entered, or lies in on other days than before. */
export function touchedCells(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const old = new Set(before);
  const now = new Set(after);
  return new Set([...before.filter((key) => !now.has(key)), ...after.filter((key) => !old.has(key))].map(cellOfKey));
}

/** Adds up the keys of one cell, in any order. */
export class CellTally {
  private readonly changes = new Map<string, number>();

  add(key: string): void {
    const [, from = '', to = ''] = key.split('|');
    this.changes.set(from, (this.changes.get(from) ?? 0) + 1);
    if (to !== '') this.changes.set(to, (this.changes.get(to) ?? 0) - 1);
  }

  steps(): CellSteps {
    let count = 0;
    return [...this.changes]
      .filter(([, change]) => change !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, change]) => [day, (count += change)] as const);
  }
}

/** The count on a day: that of the last step not later. */
export function countAt(steps: CellSteps, day: string): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const step = steps[middle];
    if (step !== undefined && step[0] <= day) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.[1] ?? 0;
}
