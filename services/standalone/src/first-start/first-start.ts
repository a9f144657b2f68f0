import type { ImportReport } from '#service-kit';
import { untilCaughtUp } from './caught-up.js';
import { importDemoFile } from './county-import.js';
import { DEMO_FILES, type DemoFile } from './demo-files.js';
import { Loopback } from './loopback.js';
import { readMarker, writeMarker } from './marker.js';
import { doOfficeWork, type IdOf, type WorkReport } from './office-work.js';

export interface FirstStartOptions {
  /** Base address of this process. */
  readonly url: string;
  readonly dataDir: string;
  /** Folder of the CSV files. */
  readonly countyDir: string;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly services: readonly string[];
  readonly idOf: IdOf;
  /** Aborts when the process is told to end; the next start goes on. */
  readonly signal: AbortSignal;
  readonly tell: FirstStartProgress;
}

export interface FirstStartProgress {
  begun(relativeTo: string, resumed: boolean): void;
  file(file: DemoFile, report: ImportReport, ms: number): void;
  worked(report: WorkReport, ms: number): void;
  /** Events that policies and read models have still to handle. */
  catchingUp(open: number): void;
}

/**
 * Imports the demo county by the real import routes unless an earlier start did, and has the demo accounts do what no
 * file brings; one that was interrupted is gone through again, which changes nothing of what is there. True when there was something to do.
 */
export async function firstStart(options: FirstStartOptions): Promise<boolean> {
  const { url, dataDir, countyDir, today, services, idOf, signal, tell } = options;
  const earlier = await readMarker(dataDir);
  if (earlier?.complete) return false;
  const relativeTo = earlier?.relativeTo ?? today;
  await writeMarker(dataDir, { relativeTo, complete: false });
  tell.begun(relativeTo, earlier !== undefined);
  const api = new Loopback(url, signal);
  for (const file of DEMO_FILES) {
    const since = performance.now();
    const report = await importDemoFile(api, file, { folder: countyDir, relativeTo });
    tell.file(file, report, performance.now() - since);
  }
  const quiet = (): Promise<void> => untilCaughtUp(api, services, (open) => tell.catchingUp(open));
  await quiet();
  const since = performance.now();
  const work = await doOfficeWork(api, { folder: countyDir, relativeTo, idOf }, quiet);
  tell.worked(work, performance.now() - since);
  await quiet();
  await writeMarker(dataDir, { relativeTo, complete: true });
  return true;
}
