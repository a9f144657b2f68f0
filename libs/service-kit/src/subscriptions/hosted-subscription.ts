import { type Context, type OpenedEvent, topicOf } from '#contracts';
import {
  describeFault,
  startSubscription,
  type Subscription,
  type SubscriptionOptions,
  type SubscriptionStatus,
} from '#messaging';

/** What a service reads, and what it does with it. */
export interface ServiceSubscription {
  /** Name at the log, begins with the service's: `courses.policies`. */
  readonly group: string;
  readonly contexts: readonly Context[];
  /** Exactly-once by a watermark per stream in the same write as the effect: any event may come again. */
  readonly handle: (batch: readonly OpenedEvent[]) => Promise<void>;
  /** Told apart from earlier ones that read the log under the same group. */
  readonly generation?: () => string;
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

/** One subscription of a service from start to end of the process, across the generations of its read model. */
export class HostedSubscription {
  private running: Subscription | undefined;
  private asOf: string | undefined;

  constructor(
    private readonly wanted: ServiceSubscription,
    private readonly parts: SubscriptionParts,
  ) {}

  get group(): string {
    return this.wanted.group;
  }

  async start(): Promise<void> {
    const { group, contexts, generation } = this.wanted;
    this.running = await startSubscription({
      ...this.parts,
      group,
      topics: contexts.map(topicOf),
      handle: (batch) => this.handle(batch),
      ...(generation ? { generation: generation() } : {}),
    });
  }

  /** Lets the batch in work end. */
  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  /** Reads on under the generation now in use. The old reader ends after the new one began: repeats have no effect. */
  async follow(): Promise<void> {
    const old = this.running;
    await this.start();
    await old?.stop();
  }

  async caughtUp(): Promise<void> {
    await this.running?.caughtUp();
  }

  lookForRequests(): void {
    this.running?.lookForRequests();
  }

  /** Says so when log or parking place are away; rejects never. */
  async status(): Promise<HostedStatus> {
    const { group } = this;
    if (!this.running) return { group, unavailable: 'not-running' };
    try {
      const status = await this.running.status();
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

  private async handle(batch: readonly OpenedEvent[]): Promise<void> {
    await this.wanted.handle(batch);
    for (const { recordedAt } of batch) if (this.asOf === undefined || recordedAt > this.asOf) this.asOf = recordedAt;
  }
}
