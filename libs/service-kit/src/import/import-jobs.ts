import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import { problemOf } from '../edge/problem-of.js';
import type { ImportFormat } from './import-format.js';
import { WrongColumns } from './read-rows.js';
import { UnreadableFile } from './read-table.js';
import { type ImportJob, type ImportReport, runImport } from './run-import.js';

export interface ImportState {
  readonly id: string;
  readonly kind: string;
  /** `interrupted`: the process ended meanwhile; the same file again does the rest. So it does after `failed`. */
  readonly state: 'running' | 'done' | 'unreadable' | 'failed' | 'interrupted';
  readonly startedAt: string;
  readonly rows: number;
  readonly report?: ImportReport;
  /** Why it did not end well, with the line where one is known. */
  readonly problem?: { readonly code: string; readonly detail: string; readonly line?: number };
}

export type ImportOrder = Omit<ImportJob, 'file' | 'onProgress' | 'signal'>;

/** More files than this do not wait for their turn: each lies on disk. */
const MOST_WAITING = 10;

export class TooManyImports extends Error {
  constructor() {
    super('too many imports wait for their turn');
    this.name = 'TooManyImports';
  }
}

/** The imports of a service: one runs at a time, and each leaves its report, which holds no value of a row. */
export class ImportJobs {
  private readonly running = new Map<string, ImportState>();
  private readonly stopping = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly collection: DocumentCollection<ImportState>) {}

  static async open(documents: DocumentStore): Promise<ImportJobs> {
    return new ImportJobs(await documents.collection<ImportState>({ name: 'imports', indexes: ['startedAt'] }));
  }

  async get(id: string): Promise<ImportState | undefined> {
    const running = this.running.get(id);
    if (running) return running;
    const kept = (await this.collection.get(id))?.body;
    return kept?.state === 'running' ? { ...kept, state: 'interrupted' } : kept;
  }

  /**
   * Imports a file's bytes when its turn comes; resolves with the end. The file lies on disk only until then. Throws
   * TooManyImports, and what ends an import; the state tells both.
   */
  async run(
    id: string,
    format: ImportFormat,
    bytes: Uint8Array,
    startedAt: string,
    order: ImportOrder,
  ): Promise<ImportState> {
    if (this.running.size >= MOST_WAITING) throw new TooManyImports();
    const begun: ImportState = { id, kind: format.kind, state: 'running', startedAt, rows: 0 };
    this.running.set(id, begun);
    const folder = await mkdtemp(join(tmpdir(), 'verzahnung-import-'));
    try {
      await this.keep(begun);
      const file = join(folder, 'rows.csv');
      await writeFile(file, bytes, { mode: 0o600 });
      const turn = this.last.then(() => this.carryOut(begun, format, { ...order, file }));
      this.last = turn.catch(() => undefined);
      return await turn;
    } finally {
      this.running.delete(id);
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Rows in work are carried out, the rest of the file is left; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.last;
  }

  private async carryOut(begun: ImportState, format: ImportFormat, job: ImportJob): Promise<ImportState> {
    const { signal } = this.stopping;
    const onProgress = (rows: number): void => void this.running.set(begun.id, { ...begun, rows });
    try {
      const report = await runImport(format, { ...job, onProgress, signal });
      return await this.keep({ ...begun, state: signal.aborted ? 'interrupted' : 'done', rows: report.rows, report });
    } catch (error) {
      const problem = unreadable(error);
      if (problem) return this.keep({ ...begun, state: 'unreadable', problem });
      const { code, detail } = problemOf(error) ?? { code: 'internal-error', detail: 'Something unforeseen happened.' };
      await this.keep({ ...begun, state: 'failed', problem: { code, detail } });
      throw error;
    }
  }

  private async keep(state: ImportState): Promise<ImportState> {
    const kept = await this.collection.get(state.id);
    await this.collection.write([
      { id: state.id, expected: kept?.revision ?? 0, keys: { startedAt: [state.startedAt] }, body: state },
    ]);
    return state;
  }
}

function unreadable(error: unknown): ImportState['problem'] {
  if (error instanceof UnreadableFile)
    return { code: error.code, detail: error.detail, ...(error.line === undefined ? {} : { line: error.line }) };
  if (error instanceof WrongColumns) return { code: error.code, detail: error.message, line: 1 };
  return undefined;
}
