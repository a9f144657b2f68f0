import { quantile } from '../measure.js';

export interface Latencies {
  /** Milliseconds from the moment at which a command was due, so that a late sender is no excuse. */
  readonly p50: number;
  readonly p99: number;
}

/** `rate` a second for so many seconds, sent when due whatever is still under way; ends when the last one is done. */
export async function atRate(rate: number, seconds: number, change: () => Promise<void>): Promise<Latencies> {
  const count = Math.round(rate * seconds);
  const took: number[] = [];
  const pending: Promise<void>[] = [];
  const begin = performance.now();
  for (let n = 0; n < count;) {
    for (; n < count && performance.now() - begin >= (n * 1_000) / rate; n++) {
      const due = begin + (n * 1_000) / rate;
      pending.push(change().then(() => void took.push(performance.now() - due)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
