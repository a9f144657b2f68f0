import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventRegistry, Retraction } from '#contracts';
import type { Sealer } from '#privacy';
import type { Clock } from '../clock.js';
import type { Decider, DomainEvent } from '../decider.js';
import { canonicalJson } from '../store/canonical-json.js';
import { headOf } from '../store/hash-chain.js';
import { againId } from '../store/live-commits.js';
import { StoreUnavailable, VersionConflict, type Commit, type EventStore } from '../store/event-store.port.js';
import {
  CommandIdReused,
  StaleVersion,
  type CommandContext,
  type CommandExecutor,
  type Outcome,
  type Publisher,
  type RetractionOrder,
  type Retractor,
  type StateOf,
} from './command-execution.port.js';
import { assembleCommit, CommitRefused, refuseTooMany } from './commit-assembly.js';
import { EventDrafting, plainJson } from './event-drafting.js';
import { EventOpening } from './event-opening.js';
import { FoldedStreams, type CacheLimits, type Folded, type KnownCommand } from './folded-streams.js';
import { KeyedQueue } from './keyed-queue.js';
import { refuseHiddenDay } from './personal-split.js';

const MAX_CONFLICTS = 8;
const PAUSE_MS = 20;

export interface CommandExecutorOptions {
  readonly store: EventStore;
  readonly sealer: Sealer;
  /** Domain events of the service. */
  readonly registry: EventRegistry;
  /** Published events of the house. */
  readonly contracts: EventRegistry;
  readonly publish: Publisher;
  readonly clock: Clock;
  /** Key of the content hash: without it nobody can try contents out. */
  readonly contentKey: Buffer;
  /** Random ids of events; nothing may be read from them. */
  readonly newId?: () => string;
  /** How to hear of erasures, as the key ring tells them: folded streams of the person are dropped. */
  readonly onErased?: (listener: (personRef: string) => void) => () => void;
  readonly cache?: CacheLimits;
}

interface Job<State, Command extends object, Event extends DomainEvent, Facts> {
  readonly decider: Decider<State, Command, Event, Facts>;
  readonly stream: string;
  readonly command: Command;
  readonly facts: Facts;
  readonly context: CommandContext;
  readonly contentHash: string;
}

/**
 * Known already?, load, decide, check, seal, append; again on conflict. Throws StaleVersion, CommandIdReused,
 * VersionConflict (after eight conflicts), StoreUnavailable, SchemaViolation, CommitRefused, KeyErased.
 */
export class DefaultCommandExecutor implements CommandExecutor, Retractor {
  private readonly opening: EventOpening;
  private readonly drafting: EventDrafting;
  private readonly streams: FoldedStreams;
  private readonly queue = new KeyedQueue();
  private readonly stopListening: (() => void) | undefined;

  constructor(private readonly options: CommandExecutorOptions) {
    refuseHiddenDay([...options.registry.all(), ...options.contracts.all()]);
    this.opening = new EventOpening(options.sealer, options.registry);
    this.drafting = new EventDrafting({ newId: randomUUID, ...options });
    this.streams = new FoldedStreams(options.store, this.opening, options.cache);
    this.stopListening = options.onErased?.((personRef) => this.streams.forget(personRef));
  }

  async execute<State, Command extends object, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
    command: Command,
    facts: Facts,
    context: CommandContext,
  ): Promise<Outcome> {
    const stream = `${decider.aggregate}-${id}`;
    const contentHash = this.contentHash(stream, command);
    return this.queue.run(stream, () => this.untilDecided({ decider, stream, command, facts, context, contentHash }));
  }

  async load<State, Command, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
  ): Promise<StateOf<State>> {
    const { state, head } = await this.streams.fresh(`${decider.aggregate}-${id}`, decider);
    return { state, version: head.version };
  }

  /**
   * Takes back what an import wrote at the end of a stream, on the commits that this was found out from. Throws
   * VersionConflict when another was appended since, and what `execute` throws.
   */
  async retract(commits: readonly Commit[], retraction: Retraction, order: RetractionOrder): Promise<void> {
    const last = commits.at(-1);
    if (!last) return;
    const { stream } = last;
    const { context, type, effectiveOn } = order;
    await this.queue.run(stream, async () => {
      const head = headOf(last);
      const events = await this.drafting.draft([{ type, effectiveOn, data: { ...retraction } }], head.version + 1);
      const contentHash = this.contentHash(stream, retraction);
      const now = this.options.clock.now();
      const commit = assembleCommit({ stream, head, events, context, contentHash, now });
      this.streams.drop(stream);
      try {
        await this.options.store.append(commit);
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || !(await this.isWritten(commit))) throw error;
      } finally {
        this.streams.drop(stream);
      }
    });
  }

  /** Stops listening for erasures. The store stays open. */
  close(): void {
    this.stopListening?.();
  }

  private async untilDecided<S, C extends object, E extends DomainEvent, F>(job: Job<S, C, E, F>): Promise<Outcome> {
    for (let attempt = 0; ; attempt++) {
      const generation = this.streams.generation();
      const cached = attempt === 0 ? this.streams.cached(job.stream, job.decider) : undefined;
      try {
        const folded = cached ?? (await this.streams.fresh(job.stream, job.decider));
        const outcome = await this.decideOn(job, folded, generation);
        // Only an append is proven by the store: what a cached stream made us refuse is decided again on a fresh one.
        if (!cached || isProven(outcome)) return outcome;
      } catch (error) {
        if (cached && error instanceof StaleVersion) continue;
        if (!(error instanceof VersionConflict) || attempt >= MAX_CONFLICTS) throw error;
        this.streams.drop(job.stream);
        await pause(randomInt(1, PAUSE_MS * (attempt + 1)));
      }
    }
  }

  private async decideOn<S, C extends object, E extends DomainEvent, F>(
    job: Job<S, C, E, F>,
    folded: Folded<S>,
    generation: number,
  ): Promise<Outcome> {
    const { decider, stream, command, facts, contentHash } = job;
    const commandId = againId(job.context.commandId, folded.spent.get(job.context.commandId) ?? 0);
    const context = { ...job.context, commandId };
    const known = folded.commands.get(commandId);
    if (known) return this.answerAgain(job, known);
    const { expectedVersion } = context;
    if (expectedVersion !== undefined && expectedVersion !== folded.head.version) {
      throw new StaleVersion(stream, expectedVersion, folded.head.version);
    }
    const decision = decider.decide(folded.state, command, facts);
    if (!decision.ok) return { status: 'refused', stream, refusal: decision.refusal };
    if (decision.events.length === 0) {
      return { status: 'done', stream, version: folded.head.version, events: [], repeated: false };
    }
    refuseTooMany(stream, decision.events.length);
    const events = decision.events.map(({ type, effectiveOn, data }) => ({ type, effectiveOn, data: plainJson(data) }));
    const stored = await this.drafting.draft(events, folded.head.version + 1);
    const now = this.options.clock.now();
    const commit = assembleCommit({ stream, head: folded.head, events: stored, context, contentHash, now });
    await this.append(job, commit);
    this.streams.appended(decider, folded, commit, events, generation);
    return { status: 'done', stream, version: commit.toVersion, events, repeated: false };
  }

  /** An answer that got lost says nothing: the command is looked up before giving up. */
  private async append<S, C extends object, E extends DomainEvent, F>(
    job: Job<S, C, E, F>,
    commit: Commit,
  ): Promise<void> {
    try {
      await this.options.store.append(commit);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.streams.drop(job.stream);
      if (!(await this.isWritten(commit))) throw error;
    }
  }

  private async isWritten(commit: Commit): Promise<boolean> {
    try {
      const [found] = await this.options.store.range(commit.stream, commit.fromVersion, commit.fromVersion);
      return found?.hash === commit.hash;
    } catch (error) {
      if (error instanceof StoreUnavailable) return false;
      throw error;
    }
  }

  private async answerAgain<S, C extends object, E extends DomainEvent, F>(
    job: Job<S, C, E, F>,
    known: KnownCommand,
  ): Promise<Outcome> {
    if (known.contentHash !== job.contentHash) throw new CommandIdReused(job.stream);
    const commits = await this.options.store.range(job.stream, known.fromVersion, known.fromVersion);
    const events = (await this.opening.open(commits)).flat();
    return { status: 'done', stream: job.stream, version: known.toVersion, events, repeated: true };
  }

  private contentHash(stream: string, command: object): string {
    const text = canonicalOrUndefined([stream, command]);
    if (text === undefined) throw new CommitRefused(stream, 'not-json');
    return createHmac('sha256', this.options.contentKey).update(text).digest('hex');
  }
}

const isProven = (outcome: Outcome): boolean =>
  outcome.status === 'done' && !outcome.repeated && outcome.events.length > 0;

function canonicalOrUndefined(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}
