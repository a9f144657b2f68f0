import { LRUCache } from 'lru-cache';
import type { ErasedEvent } from '#contracts';
import type { Decider, DomainEvent } from '../decider.js';
import { EMPTY_HEAD, type Commit, type EventStore, type StreamHead } from '../store/event-store.port.js';
import { headOf } from '../store/hash-chain.js';
import { liveCommits, retractionIn, spentCommands } from '../store/live-commits.js';
import type { EventOpening, OpenedDomainEvent } from './event-opening.js';

export interface KnownCommand {
  readonly contentHash: string;
  readonly fromVersion: number;
  readonly toVersion: number;
}

/** A stream folded up to its head. `commands` and `persons` only ever grow by what is committed. */
export interface Folded<State> {
  readonly state: State;
  readonly head: StreamHead;
  readonly commands: Map<string, KnownCommand>;
  /** How often each command was taken back by an undo; sent again, it has another id. */
  readonly spent: ReadonlyMap<string, number>;
  /** Whose sealed parts went into the state. */
  readonly persons: Set<string>;
}

interface Entry extends Folded<unknown> {
  readonly decider: unknown;
}

export interface CacheLimits {
  readonly maxStreams: number;
  /** Commands and persons of all cached streams together. */
  readonly maxEntries: number;
  readonly minutes: number;
}
export const CACHE_LIMITS: CacheLimits = { maxStreams: 10_000, maxEntries: 200_000, minutes: 5 };

const NONE_SPENT: ReadonlyMap<string, number> = new Map();

/** The decider of a stream: how to fold it. */
export type Folding<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event, never>,
  'aggregate' | 'initial' | 'evolve'
>;

/**
 * Folds streams and keeps the folded ones for minutes. Safe for appends, as the unique key of the store decides;
 * whatever is no append is decided on `fresh`.
 */
export class FoldedStreams {
  private readonly cache: LRUCache<string, Entry>;
  /** Counts erasures: what was opened before one is not kept after it. */
  private erasures = 0;

  constructor(
    private readonly store: EventStore,
    private readonly opening: EventOpening,
    limits: CacheLimits = CACHE_LIMITS,
  ) {
    this.cache = new LRUCache({
      max: limits.maxStreams,
      maxSize: limits.maxEntries,
      sizeCalculation: (entry) => 1 + entry.commands.size + entry.persons.size,
      ttl: limits.minutes * 60_000,
    });
  }

  /** As last seen by this process; another may have appended since. */
  cached<State, Event extends DomainEvent>(stream: string, decider: Folding<State, Event>): Folded<State> | undefined {
    const entry = this.cache.get(stream);
    return entry && isOf(entry, decider) ? entry : undefined;
  }

  /** As the majority has it now: reads only what came after the cached head. */
  async fresh<State, Event extends DomainEvent>(
    stream: string,
    decider: Folding<State, Event>,
  ): Promise<Folded<State>> {
    const erasures = this.erasures;
    const known = this.cached(stream, decider);
    const commits = known && (await this.store.range(stream, known.head.version + 1, Number.MAX_SAFE_INTEGER));
    const folded =
      known && commits && !commits.some(retractionIn)
        ? await this.fold(decider, known, commits)
        : await this.foldWhole(decider, await this.store.load(stream));
    this.keep(stream, decider, folded, erasures);
    return folded;
  }

  /** Adds the commit that was just appended on the head of `folded`. */
  appended<State, Event extends DomainEvent>(
    decider: Folding<State, Event>,
    folded: Folded<State>,
    commit: Commit,
    events: readonly OpenedDomainEvent[],
    since: number,
  ): void {
    this.keep(commit.stream, decider, extend(decider, folded, commit, events), since);
  }

  /** To be taken before a state is read that `appended` builds upon. */
  generation(): number {
    return this.erasures;
  }

  drop(stream: string): void {
    this.cache.delete(stream);
  }

  /** Drops every state that knows something of the person. */
  forget(personRef: string): void {
    this.erasures++;
    for (const [stream, entry] of this.cache.entries()) if (entry.persons.has(personRef)) this.cache.delete(stream);
  }

  /** What an undo took back is not folded: as if it had never been. */
  private async foldWhole<State, Event extends DomainEvent>(
    decider: Folding<State, Event>,
    commits: readonly Commit[],
  ): Promise<Folded<State>> {
    const spent = commits.some(retractionIn) ? spentCommands(commits) : NONE_SPENT;
    const nothing = { state: decider.initial, head: EMPTY_HEAD, commands: new Map<string, KnownCommand>(), spent };
    const folded = await this.fold(decider, { ...nothing, persons: new Set() }, liveCommits(commits));
    const last = commits.at(-1);
    return last ? { ...folded, head: headOf(last) } : folded;
  }

  private async fold<State, Event extends DomainEvent>(
    decider: Folding<State, Event>,
    before: Folded<State>,
    commits: readonly Commit[],
  ): Promise<Folded<State>> {
    const opened = await this.opening.open(commits);
    return commits.reduce((folded, commit, at) => extend(decider, folded, commit, opened[at] ?? []), before);
  }

  private keep<State, Event extends DomainEvent>(
    stream: string,
    decider: Folding<State, Event>,
    folded: Folded<State>,
    erasures: number,
  ): void {
    if (erasures !== this.erasures || folded.head.version === 0) return;
    const present = this.cache.peek(stream);
    if (present && present.decider === decider && present.head.version > folded.head.version) return;
    this.cache.set(stream, { ...folded, decider });
  }
}

function isOf<State, Event extends DomainEvent>(
  entry: Entry,
  decider: Folding<State, Event>,
): entry is Entry & Folded<State> {
  return entry.decider === decider;
}

function extend<State, Event extends DomainEvent>(
  decider: Folding<State, Event>,
  folded: Folded<State>,
  commit: Commit,
  events: readonly OpenedDomainEvent[],
): Folded<State> {
  const { commandId, contentHash, fromVersion, toVersion } = commit;
  folded.commands.set(commandId, { contentHash, fromVersion, toVersion });
  for (const event of commit.events) if (event.sealed) folded.persons.add(event.sealed.personRef);
  // The registry vouches for the data of a stored event: it was checked before the append and lifted since.
  const state = events.reduce(
    (before, event) => decider.evolve(before, event as unknown as Event | ErasedEvent),
    folded.state,
  );
  return { ...folded, state, head: headOf(commit) };
}
