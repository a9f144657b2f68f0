import type { Consumer } from 'kafkajs';
import { LogUnavailable, type RawSubscription, type TopicPartition } from '../event-log.port.js';
import { BatchHandling } from './batch-handling.js';
import type { MakeClient } from './kafka-client.js';
import { attempt } from './kafka-faults.js';

const PARTITIONS_AT_ONCE = 4;
/** A fetch holds so much at most, whatever the number of partitions (one record may be larger). */
export const FETCH_BYTES = { maxBytes: 4_194_304, maxBytesPerPartition: 1_048_576 };
/** A fetch is answered when there is something; so long it waits else, and a stop or a partition that rests waits for it. */
export const FETCH_WAIT_MS = 250;
/** Members hear of a rebalance by their heartbeats. */
const HEARTBEAT_MS = 1_000;
const REBALANCE_MS = 60_000;

export interface MemberOptions {
  readonly makeClient: MakeClient;
  readonly sessionTimeoutMs: number;
  readonly subscription: RawSubscription;
}

/** One member of a group from its joining until it leaves or is lost. */
export class GroupMember {
  /** Resolves when the client gave up; it has left the group then. */
  readonly lost: Promise<void>;
  private joined = false;
  private fault: Error | undefined;

  private constructor(
    private readonly consumer: Consumer,
    private readonly handling: BatchHandling,
    private readonly subscription: RawSubscription,
  ) {
    const { CRASH, GROUP_JOIN } = consumer.events;
    consumer.on(GROUP_JOIN, ({ payload }) => {
      this.joined = true;
      subscription.onAssigned?.(toPartitions(payload.memberAssignment));
    });
    this.lost = new Promise((resolve) => {
      consumer.on(CRASH, ({ payload }) => {
        this.fault = payload.error;
        resolve();
      });
    });
  }

  /** Resolves when the group has been joined. Throws LogUnavailable, TopicMismatch. */
  static async join({ makeClient, sessionTimeoutMs, subscription }: MemberOptions): Promise<GroupMember> {
    const heartbeatMs = Math.min(HEARTBEAT_MS, Math.floor(sessionTimeoutMs / 3));
    const consumer = makeClient().consumer({
      groupId: subscription.group,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: REBALANCE_MS,
      heartbeatInterval: heartbeatMs,
      ...FETCH_BYTES,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
      // Whoever holds this member makes a new one.
      retry: { restartOnFailure: async () => false },
    });
    const member = new GroupMember(consumer, new BatchHandling(subscription, heartbeatMs), subscription);
    try {
      await member.start();
      return member;
    } catch (error) {
      await member.stop();
      throw error;
    }
  }

  /** Lets the parts in work end and commits them, then leaves. */
  async stop(): Promise<void> {
    this.handling.stop();
    await this.consumer.disconnect();
    this.handling.stop();
  }

  private async start(): Promise<void> {
    const { topics } = this.subscription;
    await attempt(async () => {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
        eachBatch: (payload) => this.handling.handle(payload),
      });
    }, topics[0]);
    if (!this.joined) throw new LogUnavailable('the group could not be joined', { cause: this.fault });
  }
}

const toPartitions = (assignment: Readonly<Record<string, readonly number[]>>): readonly TopicPartition[] =>
  Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));
