import { type Context, recordsRetracted } from '#contracts';
import {
  type Clock,
  type CommandContext,
  type Commit,
  type EventStore,
  type Outcome,
  type Retractor,
  VersionConflict,
} from '#event-sourcing';
import type { ProjectionReader } from '#event-sourcing/projections';
import { type Fate, Fates, type KeptReason, kindOfStream } from './fate.js';
import { BY_IMPORT, type ImportedStream } from './import-index.projection.js';

/** A seat that only the run itself can give back, as others were taken since. */
export type FreeSeat = (runId: string, registrationId: string, context: CommandContext) => Promise<Outcome>;

export interface ImportUndoParts {
  readonly context: Context;
  readonly store: EventStore;
  readonly index: ProjectionReader<ImportedStream>;
  readonly retractor: Retractor;
  readonly clock: Clock;
  /** Resolves when what was written so far has reached the index, or waited long enough for it. */
  readonly quiet: () => Promise<void>;
  readonly freeSeat?: FreeSeat;
}

/** Something that an import brought and that stays, as later work was built upon it. */
export interface KeptStream {
  readonly stream: string;
  readonly kind: string;
  readonly reason: KeptReason;
  readonly by: string;
  readonly since?: string;
}

export interface UndoResult {
  readonly retracted: number;
  readonly kept: number;
  /** The first thousand. */
  readonly list: readonly KeptStream[];
}

/** What an undo would do, as far as it was looked at. */
export type UndoPlan = UndoResult & { readonly streams: number; readonly complete: boolean };

const PAGE = 200;
const TOLD = 1000;
/** A plan looks at so many streams: the page must answer. */
const PLANNED = 2_000;
const AT_ONCE = 16;
const ATTEMPTS = 5;
const RUN = /^course-run-(.+)$/;

/** Takes back what an import wrote and caused in the streams of one service. What was taken back already is left. */
export class ImportUndo {
  constructor(private readonly parts: ImportUndoParts) {}

  /** Tells what `run` would do, and changes nothing. */
  async plan(importId: string): Promise<UndoPlan> {
    const fates = new Fates(this.parts, importId);
    const streams = await this.count(importId);
    const told = new Tally();
    let seen = 0;
    for await (const page of this.pages(importId)) {
      for (const part of chunks(page.slice(0, PLANNED - seen), AT_ONCE))
        await Promise.all(part.map(async (stream) => told.add(stream, await fates.of(stream))));
      seen += page.length;
      if (seen >= PLANNED) break;
    }
    return { ...told.result(), streams, complete: streams <= PLANNED };
  }

  /** Safe to be done again, after a crash too. */
  async run(importId: string, actor: string, onProgress?: (done: number, total: number) => void): Promise<UndoResult> {
    await this.parts.quiet();
    const total = await this.count(importId);
    const told = new Tally();
    let done = 0;
    for await (const page of this.pages(importId)) {
      for (const part of chunks(page, AT_ONCE)) {
        await Promise.all(part.map(async (stream) => told.add(stream, await this.takeBack(stream, importId, actor))));
        done += part.length;
        onProgress?.(done, total);
      }
    }
    return told.result();
  }

  /** What becomes of one stream, and has become of it. */
  async takeBack(stream: string, importId: string, actor: string): Promise<Fate> {
    const { store, retractor, clock, context } = this.parts;
    const fates = new Fates(this.parts, importId);
    for (let attempt = 1; ; attempt++) {
      const fate = await fates.of(stream);
      if (fate.kind === 'keep') await this.freeSeats(stream, fate.commits, fates, contextOf(importId, actor));
      if (fate.kind !== 'retract') return fate;
      try {
        await retractor.retract(fate.commits, fate.retraction, {
          type: recordsRetracted(context),
          effectiveOn: clock.today(),
          context: contextOf(importId, actor, String(fate.retraction.sinceVersion)),
        });
        return fate;
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error;
        await store.ping();
      }
    }
  }

  /** A run that goes on with others gives back the seats of those registrations that go. */
  private async freeSeats(
    stream: string,
    commits: readonly Commit[],
    fates: Fates,
    context: CommandContext,
  ): Promise<void> {
    const runId = RUN.exec(stream)?.[1];
    const { freeSeat } = this.parts;
    if (runId === undefined || !freeSeat) return;
    for (const { registrationId, free } of await fates.seats(commits))
      if (free)
        await freeSeat(runId, registrationId, { ...context, commandId: `${context.commandId}-${registrationId}` });
  }

  private count(importId: string): Promise<number> {
    return this.parts.index.count(this.range(importId));
  }

  private range(importId: string): { readonly index: string; readonly from: string; readonly to: string } {
    const key = `${this.parts.context}|${importId}`;
    return { index: BY_IMPORT, from: key, to: `${key}\u0000` };
  }

  /** Each page is read before what stood on it is taken back, and the next goes on behind its last one. */
  private async *pages(importId: string): AsyncGenerator<readonly string[]> {
    let after: string | undefined;
    do {
      const page = await this.parts.index.keys(this.range(importId), {
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      yield page.rows.map(({ id }) => id);
      after = page.next;
    } while (after !== undefined);
  }
}

class Tally {
  private retracted = 0;
  private kept = 0;
  private readonly list: KeptStream[] = [];

  add(stream: string, fate: Fate): void {
    if (fate.kind === 'retract') this.retracted++;
    if (fate.kind !== 'keep') return;
    this.kept++;
    const { reason, by, since } = fate;
    const kind = kindOfStream(stream);
    if (this.list.length < TOLD)
      this.list.push({ stream, kind, reason, by, ...(since === undefined ? {} : { since }) });
  }

  result(): UndoResult {
    return { retracted: this.retracted, kept: this.kept, list: this.list };
  }
}

/** Not the correlation of the import: what is done to undo it is no part of it. */
const contextOf = (importId: string, actor: string, part = ''): CommandContext => ({
  commandId: `undo-${importId}${part === '' ? '' : `-${part}`}`,
  actor,
  correlationId: `undo-${importId}`,
  causationId: `import-${importId}`,
});

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
