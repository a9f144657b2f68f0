/** Below so many hand-overs no time of a pair is told. */
export const LEAST_HANDOVERS = 5;

export interface PairTime {
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly count: number;
  /** Days. */
  readonly median: number;
  readonly p90: number;
}

/** Median and 90th percentile (nearest rank) per pair, from keys `from|to|days` in their order; slowest first. */
export function pairTimes(keys: readonly string[]): readonly PairTime[] {
  const days = new Map<string, number[]>();
  for (const key of keys) {
    const cut = key.lastIndexOf('|');
    const pair = key.slice(0, cut);
    days.set(pair, [...(days.get(pair) ?? []), Number(key.slice(cut + 1))]);
  }
  return [...days]
    .filter(([, all]) => all.length >= LEAST_HANDOVERS)
    .map(([pair, all]) => {
      const [fromProvider = '', toProvider = ''] = pair.split('|');
      return { fromProvider, toProvider, count: all.length, median: rank(all, 0.5), p90: rank(all, 0.9) };
    })
    .sort((a, b) => b.median - a.median || b.p90 - a.p90);
}

/** The value at a share of the sorted ones: nearest rank. */
export function rank(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
