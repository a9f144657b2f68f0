import { createHmac } from 'node:crypto';
import { CommandIdReused } from '#event-sourcing';
import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import { problemOf } from '../edge/problem-of.js';
import { holdFile } from './held-file.js';
import type { ImportState } from './import.dto.js';
import type { ImportFormat } from './import-format.js';
import { WrongColumns } from './read-rows.js';
import { UnreadableFile } from './read-table.js';
import { type ImportJob, runImport } from './run-import.js';

export type ImportOrder = Omit<ImportJob, 'file' | 'onProgress' | 'signal'>;

/** As it is kept: with a fingerprint of file and order, by which a repeated request is told from another one, and by whom. */
type KeptImport = ImportState & { readonly content: string; readonly actor: string };

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
  private readonly running = new Map<string, KeptImport>();
  private readonly stopping = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly collection: DocumentCollection<KeptImport>) {}

  static async open(documents: DocumentStore): Promise<ImportJobs> {
    return new ImportJobs(await documents.collection<KeptImport>({ name: 'imports', indexes: ['startedAt'] }));
  }

  /** An import that this account began: what became of the rows of a department is told to nobody else. */
  async get(id: string, actor: string): Promise<ImportState | undefined> {
    const kept = await this.kept(id);
    return kept?.actor === actor ? told(kept) : undefined;
  }

  /** The import that was begun under this id by the same request; throws CommandIdReused when it was another one. */
  async known(id: string, content: string): Promise<ImportState | undefined> {
    const kept = await this.kept(id);
    if (kept && kept.content !== content) throw new CommandIdReused(id);
    return kept && told(kept);
  }

  /**
   * Imports a file's bytes when its turn comes; resolves with the end. The file lies on disk only until then. Throws
   * TooManyImports, and what ends an import; the state tells both.
   */
  async run(
    { id, content }: { readonly id: string; readonly content: string },
    format: ImportFormat,
    bytes: Uint8Array,
    startedAt: string,
    order: ImportOrder,
  ): Promise<ImportState> {
    if (this.running.size >= MOST_WAITING) throw new TooManyImports();
    const { kind } = format;
    const begun: KeptImport = { id, content, actor: order.actor, kind, state: 'running', startedAt, rows: 0 };
    this.running.set(id, begun);
    try {
      await this.keep(begun);
      const held = await holdFile(bytes);
      const turn = this.last
        .then(() => this.carryOut(begun, format, { ...order, file: held.source }))
        .finally(() => held.close());
      this.last = turn.catch(() => undefined);
      return told(await turn);
    } finally {
      this.running.delete(id);
    }
  }

  /** Rows in work are carried out, the rest of the file is left; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.last;
  }

  private async carryOut(begun: KeptImport, format: ImportFormat, job: ImportJob): Promise<KeptImport> {
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

  private async kept(id: string): Promise<KeptImport | undefined> {
    const running = this.running.get(id);
    if (running) return running;
    const kept = (await this.collection.get(id))?.body;
    return kept?.state === 'running' ? { ...kept, state: 'interrupted' } : kept;
  }

  private async keep(state: KeptImport): Promise<KeptImport> {
    const kept = await this.collection.get(state.id);
    await this.collection.write([
      { id: state.id, expected: kept?.revision ?? 0, keys: { startedAt: [state.startedAt] }, body: state },
    ]);
    return state;
  }
}

const told = ({ content: _content, actor: _actor, ...state }: KeptImport): ImportState => state;

/** Fingerprint of a request; keyed, as a file can be guessed at. */
export const contentOf = (
  { kind }: ImportFormat,
  bytes: Uint8Array,
  { source, dryRun, relativeTo, idKey }: ImportOrder,
): string =>
  createHmac('sha256', idKey)
    .update(JSON.stringify([kind, source, dryRun, relativeTo ?? '']))
    .update(bytes)
    .digest('base64url');

function unreadable(error: unknown): ImportState['problem'] {
  if (error instanceof UnreadableFile)
    return { code: error.code, detail: error.detail, ...(error.line === undefined ? {} : { line: error.line }) };
  if (error instanceof WrongColumns) return { code: error.code, detail: error.message, line: 1 };
  return undefined;
}
