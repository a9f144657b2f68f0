import { type Context, type OpenedEvent, topicOf } from '#contracts';
import type { Memory } from '#event-sourcing/projections';
import {
  describeFault,
  startSubscription,
  type Subscription,
  type SubscriptionOptions,
  type SubscriptionStatus,
} from '#messaging';
import { fillMemory } from './fill-memory.js';

/** What a service reads, and what it does with it. */
export interface ServiceSubscription {
  /** Name at the log, begins with the service's: `courses.policies`. */
  readonly group: string;
  readonly contexts: readonly Context[];
  /** Exactly-once by a watermark per stream in the same write as the effect: any event may come again. */
  readonly handle: (batch: readonly OpenedEvent[]) => Promise<void>;
  /** Told apart from others that read the log under the same group: each reads it from the beginning. */
  readonly generation?: string;
  /** What `handle` feeds in the read documents: when it begins anew, it is filled with what the group has handled. */
  readonly memory?: readonly Memory[];
}

/** Parts of all subscriptions of one service. */
export type SubscriptionParts = Omit<SubscriptionOptions, 'group' | 'generation' | 'topics' | 'handle'>;

export type HostedStatus =
  | (Omit<SubscriptionStatus, 'parked'> & {
      readonly lag: number;
      /** Streams. */
      readonly parked: number;
      /** When the latest event handled by this process was recorded. */
      readonly asOf?: string;
    })
  | { readonly group: string; readonly unavailable: string };

/** One subscription of a service, from its start to its end. */
export class HostedSubscription {
  private starting: Promise<void> = Promise.resolve();
  private running: Subscription | undefined;
  private stopped = false;
  private asOf: string | undefined;

  constructor(
    private readonly wanted: ServiceSubscription,
    private readonly parts: SubscriptionParts,
  ) {}

  get group(): string {
    return this.wanted.group;
  }

  get generation(): string | undefined {
    return this.wanted.generation;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Throws what the log throws when it cannot be joined; may be tried again then. */
  start(): Promise<void> {
    const started = this.begin();
    this.starting = started.catch(() => undefined);
    return started;
  }

  /** Lets the batch in work end; also one that is still joining ends. For good. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.starting;
    const { running } = this;
    this.running = undefined;
    await running?.stop();
  }

  async caughtUp(): Promise<void> {
    await this.running?.caughtUp();
  }

  /** Throws LogUnavailable or StoreUnavailable; undefined while it does not run. */
  async look(): Promise<SubscriptionStatus | undefined> {
    return this.running?.status();
  }

  lookForRequests(): void {
    this.running?.lookForRequests();
  }

  /** Says so when log or parking place are away; rejects never. */
  async status(): Promise<HostedStatus> {
    const { group } = this;
    try {
      const status = await this.look();
      if (!status) return { group, unavailable: 'not-running' };
      const lag = status.partitions.reduce((sum, partition) => sum + partition.lag, 0);
      return {
        ...status,
        group,
        lag,
        parked: status.parked.length,
        ...(this.asOf === undefined ? {} : { asOf: this.asOf }),
      };
    } catch (error) {
      return { group, unavailable: describeFault(error) };
    }
  }

  private async begin(): Promise<void> {
    await fillMemory(this.wanted, this.parts, () => this.stopped);
    if (this.stopped) return;
    const { group, contexts, generation } = this.wanted;
    this.running = await startSubscription({
      ...this.parts,
      group,
      topics: contexts.map(topicOf),
      handle: (batch) => this.handle(batch),
      ...(generation === undefined ? {} : { generation }),
    });
  }

  private async handle(batch: readonly OpenedEvent[]): Promise<void> {
    await this.wanted.handle(batch);
    for (const { recordedAt } of batch) if (this.asOf === undefined || recordedAt > this.asOf) this.asOf = recordedAt;
  }
}
