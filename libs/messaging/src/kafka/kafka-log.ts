import kafkajs, { type Admin, type Producer } from 'kafkajs';
import type { ContractEvent, LoggedEvent, LogPosition } from '#contracts';
import {
  type EventLog,
  LogUnavailable,
  type RawSubscription,
  type RunningSubscription,
  type TopicReport,
} from '../event-log.port.js';
import { within } from '../waiting.js';
import { clientMaker, type KafkaLogOptions, REQUEST_TIMEOUT_MS } from './kafka-client.js';
import { attempt } from './kafka-faults.js';
import { subscribeToKafka } from './kafka-subscription.js';
import { Publishing } from './publishing.js';
import { type RangeReaderParts, readRange } from './range-reader.js';
import { Topics } from './topics.js';

const SESSION_TIMEOUT_MS = 15_000;

/** The log on Kafka. Throws LogUnavailable when no broker answers. */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const client = clientMaker(options)();
  const admin = client.admin();
  const producer = client.producer({
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  try {
    await attempt(() => Promise.all([admin.connect(), producer.connect()]));
  } catch (error) {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
    throw error;
  }
  return new KafkaLog(admin, producer, options);
}

class KafkaLog implements EventLog {
  private readonly topics: Topics;
  private readonly publishing: Publishing;
  private readonly parts: RangeReaderParts;
  private readonly running = new Set<RunningSubscription>();
  private closed = false;

  constructor(
    private readonly admin: Admin,
    private readonly producer: Producer,
    options: KafkaLogOptions,
  ) {
    this.topics = new Topics(admin);
    this.publishing = new Publishing(producer, this.topics);
    this.parts = {
      admin,
      clientId: options.clientId,
      makeClient: clientMaker(options),
      logger: options.logger,
      sessionTimeoutMs: options.sessionTimeoutMs ?? SESSION_TIMEOUT_MS,
    };
  }

  async publish(topic: string, events: readonly ContractEvent[]): Promise<readonly LogPosition[]> {
    this.refuseClosed();
    return this.publishing.publish(topic, events);
  }

  async subscribe(subscription: RawSubscription): Promise<RunningSubscription> {
    this.refuseClosed();
    for (const topic of subscription.topics) await this.topics.partitions(topic);
    const member = await subscribeToKafka({ ...this.parts, subscription }, this.parts.logger);
    const running: RunningSubscription = {
      stop: async () => {
        await member.stop();
        this.running.delete(running);
      },
    };
    this.running.add(running);
    return running;
  }

  async *read(
    topic: string,
    partition: number,
    fromOffset: string,
    toOffset: string,
  ): AsyncIterable<readonly LoggedEvent[]> {
    this.refuseClosed();
    const { starts, ends } = await this.topics.report(topic);
    const from = larger(BigInt(fromOffset), BigInt(starts[partition] ?? '0'));
    const end = smaller(BigInt(toOffset), BigInt(ends[partition] ?? '0'));
    if (from < end) yield* readRange({ topic, partition, from, end }, this.parts);
  }

  async report(topics: readonly string[]): Promise<readonly TopicReport[]> {
    this.refuseClosed();
    return Promise.all(topics.map((topic) => this.topics.report(topic)));
  }

  async committed(group: string, topics: readonly string[]): Promise<readonly LogPosition[]> {
    this.refuseClosed();
    return this.topics.committed(group, topics);
  }

  async ensureTopics(topics: readonly string[], partitions: number): Promise<void> {
    this.refuseClosed();
    await this.topics.ensure(topics, partitions);
  }

  async checkTopics(topics: readonly string[], partitions: number): Promise<void> {
    this.refuseClosed();
    await this.topics.check(topics, partitions);
  }

  async ping(): Promise<void> {
    this.refuseClosed();
    const late = (): Error => new LogUnavailable('the log does not answer in time');
    await within(
      REQUEST_TIMEOUT_MS,
      attempt(() => this.admin.describeCluster()),
      late,
    );
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all([...this.running].map((subscription) => subscription.stop()));
    await Promise.all([this.producer.disconnect(), this.admin.disconnect()]);
  }

  private refuseClosed(): void {
    if (this.closed) throw new LogUnavailable('the log is closed');
  }
}

const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);
const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);
