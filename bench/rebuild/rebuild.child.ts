import { rebuildByEngine } from './by-engine.js';
import { rebuildByHand } from './by-hand.js';

/** What one rebuild in a process of its own tells. */
export interface RebuildReport {
  readonly seconds: number;
  /** Resident memory in MB, about every 50th of the way. */
  readonly resident: readonly number[];
}

const [, , kind, folder = '', file = '', events = '1'] = process.argv;
const every = Math.max(1, Math.floor(Number(events) / 50));
const resident: number[] = [];
const onProgress = (done: number): void => {
  if (done >= resident.length * every) resident.push(process.memoryUsage.rss() / 1_000_000);
};
const begin = performance.now();
await (kind === 'engine' ? rebuildByEngine : rebuildByHand)(folder, file, onProgress);
const report: RebuildReport = { seconds: (performance.now() - begin) / 1_000, resident };
process.stdout.write(JSON.stringify(report));
