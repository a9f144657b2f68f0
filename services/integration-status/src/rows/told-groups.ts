/** Below so many members no time of a group is told. */
export const LEAST_MEMBERS = 5;

/** The members of each group, in the order in which the groups were met. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/**
 * The parts of a whole that may be told beside it: none of fewer than five, and what is left of the whole is five or
 * nothing: else the smallest part told is withheld too.
 */
export function toldParts<T>(whole: readonly T[], parts: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const shown = parts
    .filter((part) => part.length >= LEAST_MEMBERS)
    .toSorted((one, other) => other.length - one.length);
  const left = (): number => whole.length - shown.reduce((sum, part) => sum + part.length, 0);
  while (shown.length > 0 && left() > 0 && left() < LEAST_MEMBERS) shown.pop();
  return shown;
}

/** How many, and after how many days half and nine tenths of them were through. */
export const timesOf = (
  days: readonly number[],
): { readonly count: number; readonly median: number; readonly p90: number } => ({
  count: days.length,
  median: rank(days, 0.5),
  p90: rank(days, 0.9),
});

/** The value at a share of the sorted ones: nearest rank. */
function rank(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
