/** Reproducible chance: the same seed gives the same county. Never for keys or ids of a running system. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; weights need no sum. */
  weighted<T>(from: readonly T[], weight: (item: T) => number): T;
  shuffle<T>(items: readonly T[]): T[];
}

/** mulberry32: 32 bits of state, good enough for made-up people. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const at = <T>(items: readonly T[], place: number): T => {
    const item = items[place];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    between,
    chance: (probability) => next() < probability,
    pick: (from) => at(from, between(0, from.length - 1)),
    weighted: (from, weight) => {
      let left = next() * from.reduce((sum, item) => sum + weight(item), 0);
      for (const item of from) {
        left -= weight(item);
        if (left < 0) return item;
      }
      return at(from, from.length - 1);
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = between(0, last);
        [shuffled[last], shuffled[other]] = [at(shuffled, other), at(shuffled, last)];
      }
      return shuffled;
    },
  };
}
