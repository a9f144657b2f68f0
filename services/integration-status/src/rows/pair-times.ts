import { grouped, LEAST_MEMBERS, timesOf } from './told-groups.js';

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
  const times = keys.map((key) => {
    const [fromProvider = '', toProvider = '', days = ''] = key.split('|');
    return { fromProvider, toProvider, days: Number(days) };
  });
  return grouped(times, ({ fromProvider, toProvider }) => `${fromProvider}|${toProvider}`)
    .flatMap((pair) => {
      const [first] = pair;
      if (!first || pair.length < LEAST_MEMBERS) return [];
      const { fromProvider, toProvider } = first;
      return [{ fromProvider, toProvider, ...timesOf(pair.map(({ days }) => days)) }];
    })
    .sort((a, b) => b.median - a.median || b.p90 - a.p90);
}
