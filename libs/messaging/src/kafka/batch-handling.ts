import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { LoggedEvent } from '#contracts';
import type { RawSubscription, TopicPartition } from '../event-log.port.js';
import { backoffMs } from '../waiting.js';
import { decodeEvent } from './kafka-record.js';

const DEFAULT_BATCH = 500;

/**
 * Handles what a member fetched of one partition: in parts of the size asked for, each committed when it was handled.
 * When a part fails, the partition rests for a while and is fetched again from there; others go on.
 */
export class BatchHandling {
  private readonly failures = new Map<string, number>();
  private readonly resting = new Map<NodeJS.Timeout, () => void>();

  constructor(
    private readonly subscription: RawSubscription,
    private readonly heartbeatMs: number,
  ) {}

  /** Throws when the group is rebalancing or the broker is away: the client takes it from there. */
  async handle(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const partition = { topic: batch.topic, partition: batch.partition };
    const size = this.subscription.batchSize ?? DEFAULT_BATCH;
    for (let from = 0; from < batch.messages.length && payload.isRunning(); from += size) {
      const part = batch.messages.slice(from, from + size);
      const last = part.at(-1);
      // Between the parts, so that a group that is rebalancing does not wait for all of them.
      await payload.heartbeat();
      if (!last || !(await this.handlePart(part, partition, payload))) return;
      const offset = String(BigInt(last.offset) + 1n);
      await payload.commitOffsetsIfNecessary({ topics: [{ ...partition, partitions: [{ ...partition, offset }] }] });
      payload.resolveOffset(last.offset);
    }
  }

  /** Ends the rest of every partition. */
  stop(): void {
    for (const [timer, resume] of this.resting) {
      clearTimeout(timer);
      resume();
    }
    this.resting.clear();
  }

  /** False when handling failed. */
  private async handlePart(
    part: readonly KafkaMessage[],
    partition: TopicPartition,
    payload: EachBatchPayload,
  ): Promise<boolean> {
    const events = part.flatMap((message) => this.decode(message, partition));
    const beating = setInterval(() => void payload.heartbeat().catch(ignoredHere), this.heartbeatMs);
    try {
      if (events.length > 0) await this.subscription.handle(events, partition);
      this.failures.delete(keyOf(partition));
      return true;
    } catch {
      // The handler says why; here the part only waits to be delivered again.
      this.rest(partition, payload);
      return false;
    } finally {
      clearInterval(beating);
    }
  }

  private decode(message: KafkaMessage, partition: TopicPartition): readonly LoggedEvent[] {
    const event = decodeEvent(message);
    if (event) return [{ ...event, position: { ...partition, offset: message.offset } }];
    this.subscription.onMalformed?.(partition, message.offset);
    return [];
  }

  private rest(partition: TopicPartition, payload: EachBatchPayload): void {
    const failures = (this.failures.get(keyOf(partition)) ?? 0) + 1;
    this.failures.set(keyOf(partition), failures);
    const resume = payload.pause();
    const timer = setTimeout(() => {
      this.resting.delete(timer);
      resume();
    }, backoffMs(failures));
    this.resting.set(timer, resume);
  }
}

/** A rebalance that a heartbeat hears of is heard again by the next one, between two parts. */
const ignoredHere = (): void => undefined;

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
