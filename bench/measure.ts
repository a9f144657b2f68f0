/** What a row is held against. */
export type Wanted =
  /** Ours divided by the raw loop, or more. */
  | { readonly kind: 'ratio'; readonly atLeast: number }
  /** The value itself, or less. */
  | { readonly kind: 'value'; readonly atMost: number }
  /** Told, not held against anything. */
  | { readonly kind: 'told' };

export const ratio = (atLeast: number): Wanted => ({ kind: 'ratio', atLeast });
export const atMost = (value: number): Wanted => ({ kind: 'value', atMost: value });
export const told: Wanted = { kind: 'told' };

export interface Run {
  readonly ours: number;
  /** The raw loop of the same run; absent where the measure stands for itself. */
  readonly raw?: number;
}

/** One line of the table. */
export interface Measure {
  readonly what: string;
  /** What the values count: commands/s, ms, MB. */
  readonly unit: string;
  readonly wanted: Wanted;
  /** What the raw loop does. */
  readonly against?: string;
  readonly runs: readonly Run[];
}

/** Does so many operations. */
export type Work = (count: number) => Promise<void>;

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1_000;
}

/**
 * Ours and the raw loop by turns, `turns` times `count` operations each, so that whatever else the machine does meets
 * both alike. Operations per second.
 */
export async function byTurns(turns: number, count: number, ours: Work, raw: Work): Promise<Required<Run>> {
  let [own, other] = [0, 0];
  for (let turn = 0; turn < turns; turn++) {
    own += await secondsOf(() => ours(count));
    other += await secondsOf(() => raw(count));
  }
  return { ours: (turns * count) / own, raw: (turns * count) / other };
}

/** `width` at once: each begins its next operation when its last is done. */
export async function atOnce(width: number, count: number, operation: () => Promise<unknown>): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left-- > 0) await operation();
    }),
  );
}

/** The p-th part of the values, nearest rank. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

/** Minimum, median and maximum. */
export const spread = (values: readonly number[]): readonly [number, number, number] => [
  quantile(values, 0),
  quantile(values, 0.5),
  quantile(values, 1),
];

/** Whether the median is as wanted; undefined where nothing is wanted. */
export function isReached({ wanted, runs }: Measure): boolean | undefined {
  if (wanted.kind === 'value')
    return (
      quantile(
        runs.map((run) => run.ours),
        0.5,
      ) <= wanted.atMost
    );
  if (wanted.kind === 'ratio') return quantile(ratiosOf(runs), 0.5) >= wanted.atLeast;
  return undefined;
}

export const ratiosOf = (runs: readonly Run[]): readonly number[] =>
  runs.flatMap(({ ours, raw }) => (raw === undefined ? [] : [ours / raw]));
