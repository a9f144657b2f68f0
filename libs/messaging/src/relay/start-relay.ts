import { randomUUID } from 'node:crypto';
import { type Context, topicOf } from '#contracts';
import type { EventStore, Lease } from '#event-sourcing';
import type { EventLog } from '../event-log.port.js';
import { describeFault, isUnavailable } from '../faults.js';
import type { MessagingLogger, MessagingMetrics } from '../observation.js';
import { backoffMs, Bell } from '../waiting.js';
import { Leadership } from './leadership.js';
import { type PassResult, relayPass, type RelayTarget } from './relay-pass.js';
import { RelayedVersions } from './relayed-versions.js';

export interface RelayOptions {
  readonly context: Context;
  /** The context's topic unless given: another generation of it. */
  readonly topic?: string;
  readonly store: EventStore;
  readonly log: EventLog;
  /** Absent: this relay is the only one. */
  readonly lease?: Lease;
  /** Commits a pass, 500 unless given. */
  readonly batch?: number;
  /** Longest time in ms until a commit of another process is noticed, 100 unless given. */
  readonly pollMs?: number;
  readonly logger: MessagingLogger;
  readonly metrics?: MessagingMetrics;
  /** For `lastPublishedAt` alone. */
  readonly now?: () => string;
}

export interface RelayStatus {
  /** This relay holds the lease (or needs none). */
  readonly leading: boolean;
  /** Commits that the last scan met, without those of parked streams; at most the size of a batch. */
  readonly pending: number;
  readonly lastPublishedAt?: string;
  /** Streams held back by a commit that cannot be published; tried again by `retryParked` and after a restart. */
  readonly parkedStreams: readonly { readonly stream: string; readonly reason: string }[];
  /** Why the last pass failed, while it does. */
  readonly failure?: string;
}

export interface Relay {
  /** Lets the pass in work end (publish, then marks) and gives the lease back. */
  stop(): Promise<void>;
  /** Resolves when a scan that began after the call met nothing to publish; rejects when the relay is stopped before. */
  idle(): Promise<void>;
  status(): RelayStatus;
  /** Tries the parked streams again. */
  retryParked(): void;
}

const LEASE_MS = 9_000;

/** Carries the commits of one service from its store to the log, woken by every append of this process and by time. */
export function startRelay(options: RelayOptions): Relay {
  const loop = new RelayLoop(options);
  const done = loop.run();
  return {
    stop: () => {
      loop.stop();
      return done;
    },
    idle: () => loop.idle(),
    status: () => loop.status(),
    retryParked: () => loop.retryParked(),
  };
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

class RelayLoop {
  private readonly bell = new Bell();
  private readonly target: RelayTarget;
  private readonly leadership: Leadership | undefined;
  private readonly batch: number;
  private readonly pollMs: number;
  private stopping = false;
  private leading = false;
  private failures = 0;
  private failure: string | undefined;
  private last: PassResult = { met: 0, marked: 0, published: 0, newlyParked: [] };
  private lastPublishedAt: string | undefined;
  private waiters: Waiter[] = [];

  constructor(private readonly options: RelayOptions) {
    const { context, store, log, lease } = options;
    this.batch = options.batch ?? 500;
    this.pollMs = options.pollMs ?? 100;
    this.leadership = lease && new Leadership(lease, `relay:${context}`, randomUUID(), LEASE_MS);
    this.target = {
      context,
      topic: options.topic ?? topicOf(context),
      store,
      log,
      relayed: new RelayedVersions(),
      parked: new Map(),
    };
  }

  async run(): Promise<void> {
    const unsubscribe = this.options.store.onAppend(() => this.bell.ring());
    try {
      while (!this.isStopping()) {
        const more = await this.turn();
        // Embedded stores and logs answer at once: others get their turn between the passes.
        if (more) await new Promise((resolve) => setImmediate(resolve));
        else if (!this.isStopping()) await this.bell.sleep(this.failures > 0 ? backoffMs(this.failures) : this.pollMs);
      }
    } finally {
      unsubscribe();
      for (const waiter of this.waiters) waiter.reject(new Error('the relay was stopped'));
      await this.giveBack();
    }
  }

  /** True when another pass should follow at once. */
  private async turn(): Promise<boolean> {
    const waiting = this.waiters;
    try {
      this.leading = this.leadership === undefined || (await this.leadership.holds());
      if (!this.leading) return false;
      this.last = await relayPass(this.target, this.batch);
      this.passed();
      if (this.last.met === 0) this.resolve(waiting);
      return this.last.marked > 0 || this.last.newlyParked.length > 0;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  private passed(): void {
    const { context, logger, metrics, now } = this.options;
    if (this.failures > 0) logger.info({ context, failures: this.failures }, 'relay: resumed');
    this.failures = 0;
    this.failure = undefined;
    if (this.last.published > 0) {
      this.lastPublishedAt = now?.() ?? new Date().toISOString();
      metrics?.published?.(context, this.last.published);
    }
    metrics?.relayPending?.(context, this.last.met);
    metrics?.relayParked?.(context, this.target.parked.size);
    for (const stream of this.last.newlyParked) {
      const reason = this.target.parked.get(stream)?.reason;
      logger.error({ context, stream, reason }, 'relay: a commit cannot be published, its stream is parked');
    }
  }

  private failed(error: unknown): void {
    const { context, logger } = this.options;
    this.failures += 1;
    this.failure = describeFault(error);
    const fields = { context, failures: this.failures, failure: this.failure };
    if (isUnavailable(error)) logger.warn(fields, 'relay: store or log is away, waiting');
    else logger.error(fields, 'relay: a pass failed, trying again');
  }

  private resolve(waiting: readonly Waiter[]): void {
    this.waiters = this.waiters.filter((waiter) => !waiting.includes(waiter));
    for (const waiter of waiting) waiter.resolve();
  }

  private async giveBack(): Promise<void> {
    try {
      await this.leadership?.release();
    } catch (error) {
      this.options.logger.warn(
        { failure: describeFault(error) },
        'relay: the lease was not given back and runs out by itself',
      );
    }
  }

  private isStopping(): boolean {
    return this.stopping;
  }

  stop(): void {
    this.stopping = true;
    this.bell.ring();
  }

  idle(): Promise<void> {
    if (this.stopping) return Promise.reject(new Error('the relay was stopped'));
    const waiting = new Promise<void>((resolve, reject) => {
      this.waiters = [...this.waiters, { resolve, reject }];
    });
    this.bell.ring();
    return waiting;
  }

  status(): RelayStatus {
    return {
      leading: this.leading,
      pending: this.last.met,
      ...(this.lastPublishedAt === undefined ? {} : { lastPublishedAt: this.lastPublishedAt }),
      parkedStreams: [...this.target.parked].map(([stream, { reason }]) => ({ stream, reason })),
      ...(this.failure === undefined ? {} : { failure: this.failure }),
    };
  }

  retryParked(): void {
    this.target.parked.clear();
    this.bell.ring();
  }
}
