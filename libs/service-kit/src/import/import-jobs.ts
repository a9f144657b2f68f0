import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import type { ImportFormat } from './import-format.js';
import { MissingColumns } from './read-rows.js';
import { UnreadableFile } from './read-table.js';
import { type ImportJob, type ImportReport, runImport } from './run-import.js';

export interface ImportState {
  readonly id: string;
  readonly kind: string;
  /** `interrupted`: the process ended meanwhile; the same file again does the rest. */
  readonly state: 'running' | 'done' | 'unreadable' | 'failed' | 'interrupted';
  readonly startedAt: string;
  readonly rows: number;
  readonly report?: ImportReport;
  /** Why the file could not be read as a whole, with the line where one is known. */
  readonly problem?: { readonly code: string; readonly detail: string; readonly line?: number };
}

/** The imports of a service: one runs at a time, and each leaves its report, which holds no value of a row. */
export class ImportJobs {
  private readonly running = new Map<string, ImportState>();
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

  /** Starts an import of a file's bytes; resolves with its end. The file lies on disk only while it runs. */
  async run(id: string, format: ImportFormat, bytes: Uint8Array, startedAt: string, job: Omit<ImportJob, 'file' | 'onProgress'>): Promise<ImportState> {
    const begun: ImportState = { id, kind: format.kind, state: 'running', startedAt, rows: 0 };
    this.running.set(id, begun);
    await this.keep(begun);
    const turn = this.last.then(() => this.carryOut(begun, format, bytes, job));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async carryOut(begun: ImportState, format: ImportFormat, bytes: Uint8Array, job: Omit<ImportJob, 'file' | 'onProgress'>): Promise<ImportState> {
    const folder = await mkdtemp(join(tmpdir(), 'verzahnung-import-'));
    try {
      const file = join(folder, 'rows.csv');
      await writeFile(file, bytes, { mode: 0o600 });
      const onProgress = (rows: number): void => void this.running.set(begun.id, { ...begun, rows });
      const report = await runImport(format, { ...job, file, onProgress });
      return await this.end({ ...begun, state: 'done', rows: report.rows, report });
    } catch (error) {
      const problem = unreadable(error);
      await this.end({ ...begun, state: problem ? 'unreadable' : 'failed', ...(problem ? { problem } : {}) });
      if (!problem) throw error;
      return { ...begun, state: 'unreadable', problem };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async end(state: ImportState): Promise<ImportState> {
    await this.keep(state);
    this.running.delete(state.id);
    return state;
  }

  private async keep(state: ImportState): Promise<void> {
    const kept = await this.collection.get(state.id);
    await this.collection.write([{ id: state.id, expected: kept?.revision ?? 0, keys: { startedAt: [state.startedAt] }, body: state }]);
  }
}

function unreadable(error: unknown): ImportState['problem'] {
  if (error instanceof UnreadableFile) return { code: error.code, detail: error.detail, ...(error.line === undefined ? {} : { line: error.line }) };
  if (error instanceof MissingColumns) return { code: 'columns-missing', detail: error.message, line: 1 };
  return undefined;
}
