import { createHmac } from 'node:crypto';
import { type Context, importStream } from '#contracts';
import { type Clock, CommandIdReused, type CommandExecutor, type Outcome } from '#event-sourcing';
import type { Page } from '#event-sourcing/projections';
import { Problem } from '../edge/problem.js';
import { problemOf } from '../edge/problem-of.js';
import { newId } from '../edge/request-context.js';
import { holdFile } from './held-file.js';
import type { ImportState } from './import.dto.js';
import type { ImportFormat } from './import-format.js';
import { progressOf } from './import-progress.js';
import type { KeptImport, KeptImports } from './kept-imports.js';
import type { ImportCounts, ImportEnd } from './process/import-process.events.js';
import { importProcess, type ImportProcessCommand } from './process/import-process.js';
import { WrongColumns } from './read-rows.js';
import { UnreadableFile } from './read-table.js';
import { type ImportJob, runImport } from './run-import.js';
import type { ImportUndo } from './undo/import-undo.js';

export type ImportOrder = Omit<ImportJob, 'file' | 'onProgress' | 'signal'>;

/** More files than this do not wait for their turn: each lies on disk. */
const MOST_WAITING = 10;
/** So often the state of a running import is kept, in milliseconds and in rows told to its process stream. */
const KEEP_EVERY_MS = 1000;
const TELL_EVERY_ROWS = 10_000;

export class TooManyImports extends Error {
  constructor() {
    super('too many imports wait for their turn');
    this.name = 'TooManyImports';
  }
}

export interface ImportJobsParts {
  readonly context: Context;
  readonly kept: KeptImports;
  readonly executor: CommandExecutor;
  readonly clock: Clock;
  readonly undo: ImportUndo;
}

interface Running {
  state: KeptImport;
  readonly cancelling: AbortController;
}

/** The imports of a service and their undo: one runs at a time, and each is a process stream of its own. */
export class ImportJobs {
  private readonly running = new Map<string, Running>();
  private readonly stopping = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: ImportJobsParts) {}

  /** An import; one that a process left behind when it died is interrupted. */
  async get(id: string): Promise<KeptImport | undefined> {
    const running = this.running.get(id);
    return running ? running.state : leftBehind(await this.parts.kept.get(id));
  }

  async latest(limit: number, after?: string): Promise<Page<KeptImport>> {
    const page = await this.parts.kept.latest(limit, after);
    return { ...page, rows: page.rows.map((kept) => this.running.get(kept.id)?.state ?? leftBehind(kept)) };
  }

  /** The import that was begun under this id by the same request; throws CommandIdReused when it was another one. */
  async known(id: string, content: string): Promise<KeptImport | undefined> {
    const kept = await this.get(id);
    if (kept && kept.content !== content) throw new CommandIdReused(id);
    return kept;
  }

  /**
   * Imports a file's bytes when its turn comes; resolves with the end. The file lies on disk only until then. Throws
   * TooManyImports, and what ends an import; the state tells both. One that was cancelled, failed or interrupted goes on.
   */
  async run(
    { id, content }: { readonly id: string; readonly content: string },
    format: ImportFormat,
    bytes: Uint8Array,
    startedAt: string,
    order: ImportOrder,
  ): Promise<KeptImport> {
    const { kind } = format;
    const { actor, source } = order;
    const { role } = order.principal;
    const begun: KeptImport = { id, content, actor, role, kind, source, state: 'running', startedAt, rows: 0 };
    if (!order.dryRun)
      accepted(await this.process(id, { type: 'begin', begun: { importId: id, kind, source, content } }, order));
    return this.inTurn(begun, async (running) => {
      const held = await holdFile(bytes);
      return () => this.carryOut(running, format, { ...order, file: held.source }).finally(() => held.close());
    });
  }

  /** Ends the reading; what was read is carried out whole. Also for what a process left behind. */
  async cancel(kept: KeptImport): Promise<KeptImport> {
    const running = this.running.get(kept.id);
    if (running) {
      running.cancelling.abort();
      return running.state;
    }
    if (kept.state !== 'interrupted')
      throw new Problem({ status: 409, code: 'import-not-running', detail: 'The import is not running.' });
    await this.tellEnd(kept, 'cancelled', NO_COUNTS);
    return this.parts.kept.keep({ ...kept, state: 'cancelled', endedAt: this.parts.clock.now() });
  }

  /** Takes back what the import wrote, when its turn comes. Throws Problem where there is nothing to undo. */
  async undo(kept: KeptImport, actor: string): Promise<KeptImport> {
    if (this.running.has(kept.id))
      throw new Problem({ status: 409, code: 'import-running', detail: 'The import is still running.' });
    if (kept.report?.dryRun || kept.state === 'unreadable')
      throw new Problem({ status: 409, code: 'import-changed-nothing', detail: 'It changed nothing.' });
    const by = { actor, correlationId: `undo-${kept.id}` };
    if (kept.state === 'interrupted') await this.tellEnd(kept, 'interrupted', NO_COUNTS);
    accepted(await this.process(kept.id, { type: 'begin-undo', importId: kept.id }, by));
    return this.inTurn({ ...kept, state: 'undoing' }, (running) =>
      Promise.resolve(async () => {
        const onProgress = (rows: number, total: number): void => {
          running.state = { ...running.state, rows, total };
        };
        const undo = await this.parts.undo.run(kept.id, actor, onProgress);
        const { retracted, kept: stayed } = undo;
        await this.process(kept.id, { type: 'end-undo', importId: kept.id, retracted, kept: stayed }, by);
        return this.parts.kept.keep({ ...kept, state: 'undone', undo });
      }),
    );
  }

  /** Rows in work are carried out, the rest of the file is left; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.last;
  }

  private async inTurn(
    begun: KeptImport,
    prepare: (running: Running) => Promise<() => Promise<KeptImport>>,
  ): Promise<KeptImport> {
    if (this.running.size >= MOST_WAITING) throw new TooManyImports();
    const running: Running = { state: begun, cancelling: new AbortController() };
    this.running.set(begun.id, running);
    try {
      await this.parts.kept.keep(begun);
      const work = await prepare(running);
      const turn = this.last.then(work);
      this.last = turn.catch(() => undefined);
      return await turn;
    } finally {
      this.running.delete(begun.id);
    }
  }

  private async carryOut(running: Running, format: ImportFormat, job: ImportJob): Promise<KeptImport> {
    const begun = running.state;
    const signal = AbortSignal.any([this.stopping.signal, running.cancelling.signal]);
    const telling = new Telling(this.parts.kept, running, (rows) =>
      job.dryRun ? Promise.resolve() : this.tellProgress(begun, rows),
    );
    try {
      const report = await runImport(format, { ...job, onProgress: telling.hear, signal });
      await telling.told();
      const outcome = running.cancelling.signal.aborted
        ? 'cancelled'
        : this.stopping.signal.aborted
          ? 'interrupted'
          : 'completed';
      if (!job.dryRun) await this.tellEnd(begun, outcome, countsOf(report));
      const state = outcome === 'completed' ? 'done' : outcome;
      return await this.keepEnd(begun, { state, rows: report.rows, report });
    } catch (error) {
      await telling.told().catch(() => undefined);
      const problem = unreadable(error);
      if (!job.dryRun) await this.tellEnd(begun, 'failed', NO_COUNTS).catch(() => undefined);
      if (problem) return this.keepEnd(begun, { state: 'unreadable', rows: 0, problem });
      const { code, detail } = problemOf(error) ?? { code: 'internal-error', detail: 'Something unforeseen happened.' };
      await this.keepEnd(begun, { state: 'failed', rows: running.state.rows, problem: { code, detail } });
      throw error;
    }
  }

  private keepEnd(begun: KeptImport, end: Partial<KeptImport>): Promise<KeptImport> {
    return this.parts.kept.keep({ ...begun, ...end, endedAt: this.parts.clock.now() });
  }

  private async tellProgress({ id, actor }: KeptImport, rows: number): Promise<void> {
    await this.process(id, { type: 'progress', importId: id, rows }, { actor, correlationId: `progress-${id}` });
  }

  private async tellEnd({ id, actor }: KeptImport, outcome: ImportEnd, counts: ImportCounts): Promise<void> {
    await this.process(id, { type: 'end', importId: id, outcome, counts }, { actor, correlationId: `end-${id}` });
  }

  private process(
    id: string,
    command: ImportProcessCommand,
    by: { readonly actor: string; readonly correlationId: string },
  ): Promise<Outcome> {
    const { executor, clock, context } = this.parts;
    // The order of them on the stream decides; none is ever sent again under the same id.
    const commandId = newId('ip');
    const meta = { commandId, actor: by.actor, correlationId: notOfImport(by.correlationId, id), causationId: id };
    return executor.execute(importProcess(context), id, command, { today: clock.today() }, meta);
  }
}

/** Keeps the state of a running import now and then, one write after the other. */
class Telling {
  private chain: Promise<void> = Promise.resolve();
  private readonly since = performance.now();
  private keptAt = performance.now();
  private fault: unknown;

  constructor(
    private readonly kept: KeptImports,
    private readonly running: Running,
    private readonly tell: (rows: number) => Promise<void>,
  ) {}

  hear = (rows: number, total: number): void => {
    const now = performance.now();
    this.running.state = { ...this.running.state, ...progressOf(rows, total, now - this.since) };
    if (rows % TELL_EVERY_ROWS === 0) this.then(() => this.tell(rows));
    if (now - this.keptAt < KEEP_EVERY_MS) return;
    this.keptAt = now;
    const { state } = this.running;
    this.then(async () => void (await this.kept.keep(state)));
  };

  /** Resolves when all is told; throws what failed. */
  async told(): Promise<void> {
    await this.chain;
    if (this.fault instanceof Error) throw this.fault;
  }

  private then(work: () => Promise<void>): void {
    this.chain = this.chain.then(work).catch((error: unknown) => {
      this.fault ??= error;
    });
  }
}

const NO_COUNTS: ImportCounts = { rows: 0, created: 0, changed: 0, unchanged: 0, wrong: 0 };

const countsOf = ({ rows, created, changed, unchanged, wrong }: ImportCounts): ImportCounts => ({
  rows,
  created,
  changed,
  unchanged,
  wrong,
});

/** The process stream is no part of what an undo takes back. */
const notOfImport = (correlationId: string, id: string): string =>
  correlationId === importStream(id) ? `begin-${id}` : correlationId;

function accepted(outcome: Outcome): void {
  if (outcome.status === 'done') return;
  const { code, kind, detail } = outcome.refusal;
  throw new Problem({ status: kind === 'not-found' ? 404 : 409, code, detail });
}

function leftBehind<Kept extends KeptImport | undefined>(kept: Kept): Kept {
  if (kept?.state === 'running') return { ...kept, state: 'interrupted' };
  return kept?.state === 'undoing' ? { ...kept, state: 'undo-interrupted' } : kept;
}

/** As it is told: without what is kept beside the state, and who may be who only to one who may know both. */
export function told(kept: KeptImport, knowsBoth: boolean): ImportState {
  const { content: _content, actor: _actor, role: _role, ...state } = kept;
  if (knowsBoth || !state.report?.lookalikes) return state;
  const { lookalikes: _lookalikes, ...report } = state.report;
  return { ...state, report };
}

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
