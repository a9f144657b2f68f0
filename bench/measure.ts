/** One comparison: ours against its raw loop in the same run. */
export interface Comparison {
  readonly name: string;
  /** What `value` counts: commands/s, events/s, a ratio, milliseconds. */
  readonly unit: string;
  /** Least (or most, for times) that is wanted. */
  readonly wanted: string;
  readonly runs: readonly Run[];
}
export interface Run {
  readonly ours: number;
  /** The raw loop; absent where the measure stands for itself. */
  readonly raw?: number;
}

/** Operations per second of `count` calls, `width` at once. */
export async function perSecond(count: number, width: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let n = next++; n < count; n = next++) await work(n);
    }),
  );
  return count / ((performance.now() - begin) / 1000);
}

/** Minimum, median and maximum. */
export function spread(values: readonly number[]): readonly [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
}

/** The p-th part of the values, nearest rank. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
}

const shown = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));

/** The table as Markdown: minimum / median / maximum over the runs. */
export function table(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ name, unit, wanted, runs }) => {
    const ours = spread(runs.map((run) => run.ours)).map(shown).join(' / ');
    const raws = runs.flatMap((run) => (run.raw === undefined ? [] : [run.raw]));
    const raw = raws.length === 0 ? '–' : spread(raws).map(shown).join(' / ');
    const ratios = runs.flatMap((run) => (run.raw === undefined ? [] : [run.ours / run.raw]));
    const ratio = ratios.length === 0 ? '–' : spread(ratios).map((value) => value.toFixed(2)).join(' / ');
    return `| ${name} | ${unit} | ${ours} | ${raw} | ${ratio} | ${wanted} |`;
  });
  return ['| what | unit | ours | raw loop | ratio | wanted |', '|---|---|---|---|---|---|', ...rows].join('\n');
}
