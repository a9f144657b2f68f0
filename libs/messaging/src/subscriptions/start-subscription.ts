import type { LoggedEvent, OpenedEvent } from '#contracts';
import type { EventOpener } from '#privacy';
import type { EventLog, RunningSubscription, TopicPartition } from '../event-log.port.js';
import { describeFault, isUnavailable } from '../faults.js';
import type { MessagingLogger, MessagingMetrics, SkipReason } from '../observation.js';
import { Bell } from '../waiting.js';
import { Delivery } from './delivery.js';
import type { LaneParts } from './lane-parts.js';
import type { ParkedStream, ParkingPlace, ParkingStore } from './parking-store.port.js';
import { PARKING_LIMITS } from './parking-store.port.js';
import { PartitionLane } from './partition-lane.js';
import { hasReached, type PartitionProgress, progressOf } from './progress.js';

export interface SubscriptionOptions {
  readonly group: string;
  /** Tells apart rebuilds of the same group: each reads from the beginning and has a parking place of its own. */
  readonly generation?: string;
  readonly topics: readonly string[];
  /** Exactly-once by a watermark per stream in the same write as the effect: any event may come again. */
  readonly handle: (batch: readonly OpenedEvent[]) => Promise<void>;
  readonly log: EventLog;
  readonly opener: EventOpener;
  readonly parking: ParkingStore;
  readonly logger: MessagingLogger;
  readonly metrics?: MessagingMetrics;
  /** Types that nobody registered are skipped and counted; absent: all are known. */
  readonly registryKnows?: (type: string) => boolean;
  readonly batchSize?: number;
  /** Longest time in ms until a request of an operator is noticed, 1,000 unless given. */
  readonly pollMs?: number;
}

export interface SubscriptionStatus extends ParkingPlace {
  readonly partitions: readonly PartitionProgress[];
  /** Since the start of this process. */
  readonly counts: Readonly<Record<'handled' | 'parked' | SkipReason, number>>;
  readonly parked: readonly ParkedStream[];
  /** What it waits for, while one of its partitions here is paused. */
  readonly pausedBy?: string;
}

export interface Subscription {
  /** Lets the batch in work end, commits, leaves the group. */
  stop(): Promise<void>;
  status(): Promise<SubscriptionStatus>;
  /** Resolves when the group has handled everything that the topics held at the time of the call; for tests. */
  caughtUp(): Promise<void>;
  /** Looks for requests of operators at once. */
  lookForRequests(): void;
}

const LOOK_AGAIN_MS = 20;

/** The group's name in the log: every generation commits offsets of its own. */
export const groupName = ({ group, generation }: ParkingPlace): string =>
  generation === FIRST_GENERATION ? group : `${group}.${generation}`;

const FIRST_GENERATION = '1';

/**
 * Reads topics for one group: opens events, skips unknown types, retries, parks the streams of poison events, pauses
 * while something is away. Throws what `log.subscribe` throws when the first join fails.
 */
export async function startSubscription(options: SubscriptionOptions): Promise<Subscription> {
  const subscription = new SubscriptionRun(options);
  await subscription.start();
  return subscription;
}

class SubscriptionRun implements Subscription {
  private readonly place: ParkingPlace;
  private readonly group: string;
  private readonly lanes = new Map<string, PartitionLane>();
  private readonly parts: LaneParts;
  private readonly counts = { handled: 0, parked: 0, 'unknown-type': 0, dropped: 0, malformed: 0 };
  private readonly requestBell = new Bell();
  private owned = new Set<string>();
  /** By partition, what it waits for: others may go on meanwhile. */
  private readonly pausedBy = new Map<string, string>();
  private stopped = false;
  private running: RunningSubscription | undefined;
  private requestLoop: Promise<void> = Promise.resolve();

  constructor(private readonly options: SubscriptionOptions) {
    const { group, generation, logger, metrics, opener, handle, parking, registryKnows } = options;
    this.place = { group, generation: generation ?? FIRST_GENERATION };
    this.group = groupName(this.place);
    this.parts = {
      place: this.place,
      delivery: new Delivery(opener, handle, (events, fault) => this.retried(events, fault)),
      parking,
      logger,
      metrics: metrics ?? {},
      knows: registryKnows ?? (() => true),
      onCounted: (what, events) => {
        this.counts[what] += events;
      },
    };
  }

  async start(): Promise<void> {
    const { log, topics, batchSize } = this.options;
    this.running = await log.subscribe({
      group: this.group,
      topics,
      ...(batchSize === undefined ? {} : { batchSize }),
      onAssigned: (partitions) => this.assigned(partitions),
      onMalformed: (partition, offset) => this.malformed(partition, offset),
      handle: async (batch, partition) => {
        try {
          await this.lane(partition).handle(batch);
          this.resumed(partition);
        } catch (error) {
          this.paused(partition, error);
          throw error;
        }
      },
    });
    this.requestLoop = this.serveRequests();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.requestBell.ring();
    await this.requestLoop;
    await this.running?.stop();
  }

  async status(): Promise<SubscriptionStatus> {
    const { log, topics, parking } = this.options;
    const [partitions, parked] = await Promise.all([progressOf(log, this.group, topics), parking.list(this.place)]);
    const [pausedBy] = this.pausedBy.values();
    const paused = pausedBy === undefined ? {} : { pausedBy };
    return { ...this.place, partitions, counts: { ...this.counts }, parked, ...paused };
  }

  async caughtUp(): Promise<void> {
    const { log, topics } = this.options;
    const ends = await progressOf(log, this.group, topics);
    while (!(await hasReached(log, this.group, ends))) {
      if (this.stopped) throw new Error('the subscription was stopped');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  lookForRequests(): void {
    this.requestBell.ring();
  }

  private assigned(partitions: readonly TopicPartition[]): void {
    this.owned = new Set(partitions.map(keyOf));
    for (const lane of this.lanes.values()) lane.forget();
    for (const key of this.pausedBy.keys()) if (!this.owned.has(key)) this.pausedBy.delete(key);
    this.tellPaused();
    const { logger } = this.options;
    logger.info({ ...this.place, partitions: partitions.length }, 'subscription: partitions assigned');
  }

  private lane(partition: TopicPartition): PartitionLane {
    const key = keyOf(partition);
    const lane = this.lanes.get(key) ?? new PartitionLane(partition, this.parts);
    this.lanes.set(key, lane);
    return lane;
  }

  private malformed({ topic, partition }: TopicPartition, offset: string): void {
    this.counts.malformed += 1;
    this.parts.metrics.skipped?.(this.place.group, 'malformed', 1);
    this.parts.logger.error(
      { ...this.place, topic, partition, offset },
      'subscription: a record is no contract event, skipped',
    );
  }

  private retried(events: readonly LoggedEvent[], fault: string): void {
    this.parts.metrics.retried?.(this.place.group);
    const [first] = events;
    const fields = { stream: first?.stream, correlationId: first?.correlationId, events: events.length, fault };
    this.parts.logger.warn({ ...this.place, ...fields }, 'subscription: handling failed, trying again');
  }

  private paused({ topic, partition }: TopicPartition, error: unknown): void {
    const fault = describeFault(error);
    const key = keyOf({ topic, partition });
    if (this.pausedBy.get(key) === fault) return;
    this.pausedBy.set(key, fault);
    this.tellPaused();
    const level = isUnavailable(error) ? 'warn' : 'error';
    this.parts.logger[level]({ ...this.place, topic, partition, fault }, 'subscription: paused, trying again');
  }

  private resumed({ topic, partition }: TopicPartition): void {
    if (!this.pausedBy.delete(keyOf({ topic, partition }))) return;
    this.tellPaused();
    this.parts.logger.info({ ...this.place, topic, partition }, 'subscription: resumed');
  }

  private tellPaused(): void {
    this.parts.metrics.paused?.(this.place.group, this.pausedBy.size > 0);
  }

  private async serveRequests(): Promise<void> {
    while (!this.stopped) {
      try {
        const requested = await this.parts.parking.requested(this.place, PARKING_LIMITS.streams);
        for (const stream of requested) {
          if (this.stopped || !this.owned.has(keyOf(stream))) continue;
          await this.lane(stream).serve(stream);
        }
      } catch (error) {
        this.parts.logger.warn(
          { ...this.place, fault: describeFault(error) },
          'subscription: requests of operators wait',
        );
      }
      if (!this.isStopped()) await this.requestBell.sleep(this.options.pollMs ?? 1_000);
    }
  }

  private isStopped(): boolean {
    return this.stopped;
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
