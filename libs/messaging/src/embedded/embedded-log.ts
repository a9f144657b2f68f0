import type { ContractEvent, LoggedEvent, LogPosition } from '#contracts';
import {
  EventNotPublishable,
  type EventLog,
  LogUnavailable,
  type RawSubscription,
  type RunningSubscription,
  type TopicReport,
} from '../event-log.port.js';
import type { MessagingLogger } from '../observation.js';
import { guarded } from './guarded.js';
import { Group } from './group.js';
import { Records } from './records.js';

export interface EmbeddedLogOptions {
  /** The libsql file; made when it is not there. One process at a time: the data folder's lock sees to it. */
  readonly file: string;
  /** Topics made at once when they are not there; others by `ensureTopics`. */
  readonly topics?: readonly string[];
  /** Partitions of these topics, 4 unless given. */
  readonly partitions?: number;
  /** For tests: every so many batches of a reader, one is delivered twice. */
  readonly repeatEvery?: number;
  /** Told of readers that cannot read or commit. */
  readonly logger?: MessagingLogger;
}

const MOST_BYTES = 1_048_576;
const PAGE = 500;

/**
 * The log in a libsql file of this process: records durable when `publish` resolves, readers woken by it at once.
 * Throws DatabaseUnusable for a file that is torn or foreign, TopicMismatch for a topic with another number of
 * partitions; later errors of disk and file are LogUnavailable.
 */
export function openEmbeddedLog(options: EmbeddedLogOptions): EventLog {
  const records = new Records(options.file);
  for (const topic of options.topics ?? []) records.ensureTopic(topic, options.partitions ?? 4);
  return new EmbeddedLog(records, options);
}

class EmbeddedLog implements EventLog {
  private readonly groups = new Map<string, Group>();
  private readonly running = new Set<RunningSubscription>();
  private closed = false;

  constructor(
    private readonly records: Records,
    private readonly options: EmbeddedLogOptions,
  ) {}

  async publish(topic: string, events: readonly ContractEvent[]): Promise<readonly LogPosition[]> {
    const encoded = events.map((event) => ({ event, text: encode(event) }));
    const positions = this.use(() => this.records.append(topic, encoded));
    for (const group of this.groups.values()) group.wake(topic);
    return Promise.resolve(positions);
  }

  async subscribe(subscription: RawSubscription): Promise<RunningSubscription> {
    this.use(() => subscription.topics.forEach((topic) => this.records.topic(topic)));
    const { repeatEvery, logger } = this.options;
    const group = this.groups.get(subscription.group) ?? new Group({ records: this.records, repeatEvery, logger });
    this.groups.set(subscription.group, group);
    const leave = await group.join(subscription);
    const running: RunningSubscription = {
      stop: async () => {
        await leave();
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
    const source = this.use(() => this.records.topic(topic));
    const end = Math.min(Number(toOffset), source.ends[partition] ?? 0);
    for (let next = Number(fromOffset); next < end;) {
      const batch = this.use(() => this.records.read(source, partition, next, end, PAGE));
      if (batch.length === 0) return;
      next += batch.length;
      yield batch;
      // Reading is synchronous: others get their turn between pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async report(topics: readonly string[]): Promise<readonly TopicReport[]> {
    const reports = topics.map((name): TopicReport => {
      const { ends } = this.use(() => this.records.topic(name));
      const byPartition = (value: (end: number) => string) =>
        Object.fromEntries(ends.map((end, partition) => [partition, value(end)]));
      return { topic: name, ends: byPartition(String), starts: byPartition(() => '0') };
    });
    return Promise.resolve(reports);
  }

  async committed(group: string, topics: readonly string[]): Promise<readonly LogPosition[]> {
    const positions = topics.flatMap((topic) => {
      const offsets = this.use(() => this.records.committed(group, this.records.topic(topic)));
      return [...offsets].map(([partition, next]) => ({ topic, partition, offset: String(next) }));
    });
    return Promise.resolve(positions);
  }

  async ensureTopics(topics: readonly string[], partitions: number): Promise<void> {
    for (const topic of topics) this.use(() => this.records.ensureTopic(topic, partitions));
    return Promise.resolve();
  }

  async checkTopics(topics: readonly string[], partitions: number): Promise<void> {
    for (const topic of topics) this.use(() => this.records.checkTopic(topic, partitions));
    return Promise.resolve();
  }

  async ping(): Promise<void> {
    this.use(() => undefined);
    return Promise.resolve();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    await Promise.all([...this.running].map((subscription) => subscription.stop()));
    this.closed = true;
    this.records.close();
  }

  private use<T>(work: () => T): T {
    if (this.closed) throw new LogUnavailable('the log is closed');
    return guarded(work, unavailable);
  }
}

const unavailable = (cause: Error): LogUnavailable => new LogUnavailable('the log file cannot be used', { cause });

function encode(event: ContractEvent): string {
  let text: string;
  try {
    text = JSON.stringify(event);
  } catch (error) {
    throw new EventNotPublishable(event.id, 'an event is no JSON', { cause: error });
  }
  if (Buffer.byteLength(text) > MOST_BYTES) throw new EventNotPublishable(event.id, 'an event is larger than 1 MiB');
  return text;
}
