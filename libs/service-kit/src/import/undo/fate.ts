import { type Context, type Retraction, streamKinds } from '#contracts';
import { type Commit, type EventStore, importedTail, isWithinReach, liveCommits } from '#event-sourcing';
import type { ProjectionReader, ViewRow } from '#event-sourcing/projections';
import { BY_REF, type ImportedStream } from './import-index.projection.js';
import { partsIn } from './named-things.js';

/** Why something of an import stays. */
export type KeptReason = 'changed-since' | 'referred-to' | 'seats-in-use' | 'too-many-imports-since';

/** What becomes of one stream when an import is undone. */
export type Fate =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'retract'; readonly commits: readonly Commit[]; readonly retraction: Retraction }
  | {
      readonly kind: 'keep';
      readonly reason: KeptReason;
      /** What it was built upon by: the kind of the event, or of the stream that refers to it. */
      readonly by: string;
      readonly since?: string;
      readonly commits: readonly Commit[];
    };

export interface FateParts {
  readonly context: Context;
  readonly store: EventStore;
  readonly index: ProjectionReader<ImportedStream>;
}

const PAGE = 200;
const SEAT_HELD = 'seat-held';
const REGISTERED = /^(participation|course-run)-/;

/** The longest first: `course-run-r_1` is of a run, not of a course. */
const AGGREGATES = streamKinds.map(({ aggregate }) => aggregate).toSorted((one, other) => other.length - one.length);

/** `course-run` of `course-run-r_1`. */
export const kindOfStream = (stream: string): string =>
  AGGREGATES.find((aggregate) => stream.startsWith(`${aggregate}-`)) ?? stream;

/** Decides for one import what is taken back. Reads alone, so it tells a plan and an undo the same. */
export class Fates {
  constructor(
    private readonly parts: FateParts,
    private readonly importId: string,
  ) {}

  /** `within`: the streams whose fate asked for this one; two that refer to each other go together. */
  async of(stream: string, within: readonly string[] = []): Promise<Fate> {
    const commits = await this.parts.store.load(stream);
    const tail = importedTail(commits, this.importId);
    if (tail.kind === 'none') return { kind: 'nothing' };
    if (tail.kind === 'built-upon') {
      const { by } = tail;
      return keep('changed-since', by.events[0]?.type ?? '', tail.commits, by.recordedAt);
    }
    if (!isWithinReach(commits, this.importId)) return keep('too-many-imports-since', 'import', tail.commits);
    if ((await this.seats(tail.commits, within)).some(({ free }) => !free))
      return keep('seats-in-use', 'participation', tail.commits);
    const isWhole = liveCommits(commits)[0]?.fromVersion === tail.retraction.sinceVersion;
    const targets = [...(isWhole ? [stream] : []), ...partsIn(kindOfStream(stream), eventsOf(tail.commits))];
    for (const target of targets) {
      const by = await this.keptBy(target, stream, [...within, stream]);
      if (by !== undefined) return keep('referred-to', by, tail.commits);
    }
    return { kind: 'retract', commits, retraction: tail.retraction };
  }

  /** The seats that these commits took, and whether their registrations are gone with the import. */
  async seats(
    commits: readonly Commit[],
    within: readonly string[] = [],
  ): Promise<readonly { readonly registrationId: string; readonly free: boolean }[]> {
    const ids = commits.flatMap(({ events }) =>
      events.flatMap(({ type, data: { registrationId } }) =>
        type === SEAT_HELD && typeof registrationId === 'string' ? [registrationId] : [],
      ),
    );
    const seats: { registrationId: string; free: boolean }[] = [];
    for (const registrationId of ids) {
      let free = true;
      for (const { id } of await this.referring(`registration-${registrationId}`)) {
        if (!id.startsWith('participation-') || within.includes(id)) continue;
        free &&= (await this.of(id, within)).kind !== 'keep';
      }
      seats.push({ registrationId, free });
    }
    return seats;
  }

  /** What keeps a thing: the kind of a stream that refers to it and stays. */
  private async keptBy(target: string, own: string, within: readonly string[]): Promise<string | undefined> {
    for (const { id, view } of await this.referring(target)) {
      if (id === own || within.includes(id)) continue;
      // The seat goes with the registration, not the registration with the seat.
      if (target.startsWith('registration-') && REGISTERED.test(id)) continue;
      const writers = view.refs[target] ?? [];
      if (writers.some((writer) => writer !== this.importId)) return kindOfStream(id);
      const stays =
        view.context === this.parts.context ? (await this.of(id, within)).kind === 'keep' : view.last !== this.importId;
      if (stays) return kindOfStream(id);
    }
    return undefined;
  }

  private async referring(target: string): Promise<readonly ViewRow<ImportedStream>[]> {
    const rows: ViewRow<ImportedStream>[] = [];
    let after: string | undefined;
    do {
      const page = await this.parts.index.find(
        { index: BY_REF, from: target, to: `${target}\u0000` },
        { limit: PAGE, ...(after === undefined ? {} : { after }) },
      );
      rows.push(...page.rows);
      after = page.next;
    } while (after !== undefined);
    return rows;
  }
}

const eventsOf = (commits: readonly Commit[]) => commits.flatMap(({ events }) => events);

const keep = (reason: KeptReason, by: string, commits: readonly Commit[], since?: string): Fate => ({
  kind: 'keep',
  reason,
  by,
  commits,
  ...(since === undefined ? {} : { since }),
});
