import { createHmac } from 'node:crypto';
import { CommandIdReused, type CommandContext } from '#event-sourcing';
import canonicalize from 'canonicalize';
import type { ImportFormat, ImportStep } from './import-format.js';
import { readRows, type RowError } from './read-rows.js';

/** How many rows are in work at once: enough to fill a grouped append, and a bound to memory. */
const ROWS_IN_WORK = 64;
/** So many wrong rows are told one by one; the rest is counted. */
const TOLD_ERRORS = 1000;

export interface ImportReport {
  readonly kind: string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly created: number;
  /** Rows of which a part was known already. */
  readonly changed: number;
  readonly unchanged: number;
  readonly wrong: number;
  readonly errors: readonly RowError[];
}

export interface ImportJob {
  readonly file: string;
  /** Whose numbers the keys are: the same number of two offices is not the same row. */
  readonly source: string;
  readonly dryRun: boolean;
  readonly relativeTo?: string;
  /** Keys the ids of the commands, which are made of what the rows say. */
  readonly idKey: Uint8Array;
  readonly actor: string;
  readonly correlationId: string;
  /** Whether a command was carried out before. */
  readonly known: (stream: string, commandId: string) => Promise<boolean>;
  readonly onProgress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a file and carries out what its rows say, or, as a dry run, tells what would happen.
 * Rows of one lane keep their order. A wrong or refused row is told with its line and does not hold up the others.
 */
export async function runImport<Row extends object>(format: ImportFormat<Row>, job: ImportJob): Promise<ImportReport> {
  const tally = { rows: 0, created: 0, changed: 0, unchanged: 0, wrong: 0 };
  const errors: RowError[] = [];
  const tell = (rowErrors: readonly RowError[]): void => {
    tally.wrong++;
    for (const error of rowErrors) if (errors.length < TOLD_ERRORS) errors.push(error);
  };
  const lanes = new Map<string, Promise<void>>();
  const inWork = new Set<Promise<void>>();

  for await (const read of readRows(job.file, format.columns, job.relativeTo === undefined ? {} : { relativeTo: job.relativeTo })) {
    if (job.signal?.aborted) break;
    tally.rows++;
    job.onProgress?.(tally.rows);
    if ('errors' in read) {
      tell(read.errors);
      continue;
    }
    const lane = format.laneOf(read.row);
    const work = (lanes.get(lane) ?? Promise.resolve()).then(async () => {
      const result = await carryOut(format, read.row, read.line, job);
      if (typeof result === 'string') tally[result]++;
      else tell([result]);
    });
    lanes.set(lane, work);
    inWork.add(work);
    const done = (): void => {
      inWork.delete(work);
      if (lanes.get(lane) === work) lanes.delete(lane);
    };
    work.then(done, done);
    if (inWork.size >= ROWS_IN_WORK) await Promise.race(inWork);
  }
  await Promise.all(inWork);
  return { kind: format.kind, dryRun: job.dryRun, ...tally, errors: errors.sort((a, b) => a.line - b.line) };
}

type RowResult = 'created' | 'changed' | 'unchanged' | RowError;

async function carryOut<Row extends object>(format: ImportFormat<Row>, row: Row, line: number, job: ImportJob): Promise<RowResult> {
  let repeated = 0;
  const steps = format.steps(row, job.source);
  for (const step of steps) {
    const commandId = commandIdOf(format, row, step, job);
    if (job.dryRun) {
      if (await job.known(step.stream, commandId)) repeated++;
      continue;
    }
    const context: CommandContext = { commandId, actor: job.actor, correlationId: job.correlationId, causationId: job.correlationId };
    try {
      const outcome = await step.run(context);
      if (outcome.status === 'refused') {
        return { line, column: '', valueClass: '', code: outcome.refusal.code, reason: outcome.refusal.detail };
      }
      if (outcome.repeated) repeated++;
    } catch (error) {
      if (!(error instanceof CommandIdReused)) throw error;
      return { line, column: '', valueClass: '', code: 'key-used-otherwise', reason: 'Die Nummer dieser Zeile wurde schon mit anderem Inhalt verwendet.' };
    }
  }
  if (repeated === steps.length) return 'unchanged';
  return repeated === 0 ? 'created' : 'changed';
}

/** Keyed, because it is made of what the row says and lies in the store in plain. */
function commandIdOf<Row extends object>(format: ImportFormat<Row>, row: Row, step: ImportStep, job: ImportJob): string {
  const base = canonicalize([job.source, format.kind, format.keyOf(row), step.name, step.content]) ?? '';
  return `import-${createHmac('sha256', job.idKey).update(base).digest('base64url')}`;
}
