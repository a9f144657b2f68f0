import type { ContractEvent, LoggedEvent, LogPosition } from '#contracts';

/** The broker cannot be reached: publishing and reading pause and resume by themselves. */
export class LogUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'LogUnavailable';
  }
}

/** The broker answers, and refuses: a right or a setting is wrong. Nothing passes by itself. */
export class LogRefused extends Error {
  constructor(
    /** The protocol's name of the fault. */
    readonly fault: string,
    options?: ErrorOptions,
  ) {
    super(`the log refuses: ${fault}`, options);
    this.name = 'LogRefused';
  }
}

/** This event can never be published as it is (too large, a field that is no JSON): its stream waits for people. */
export class EventNotPublishable extends Error {
  constructor(
    readonly eventId: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'EventNotPublishable';
  }
}

/** The topic has another number of partitions than its events were written with, loses events, or does not exist. */
export class TopicMismatch extends Error {
  constructor(
    readonly topic: string,
    reason: string,
  ) {
    super(`topic ${topic}: ${reason}`);
    this.name = 'TopicMismatch';
  }
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface TopicReport {
  readonly topic: string;
  /** Offset after the last record, by partition, as decimal strings. */
  readonly ends: Readonly<Record<number, string>>;
  /** Offset of the first record still there. */
  readonly starts: Readonly<Record<number, string>>;
}

export interface RawSubscription {
  readonly group: string;
  readonly topics: readonly string[];
  /** One batch of one partition, in order. The offset is committed when it resolves; a throw pauses and delivers again. */
  readonly handle: (batch: readonly LoggedEvent[], partition: TopicPartition) => Promise<void>;
  /** All partitions that this member owns after a rebalance (none when it lost the log); before any of them is handled. */
  readonly onAssigned?: (partitions: readonly TopicPartition[]) => void;
  /** Records that are no contract events: skipped, never handled. */
  readonly onMalformed?: (partition: TopicPartition, offset: string) => void;
  /** At most so many events a batch; slow handlers cause backpressure, never memory. */
  readonly batchSize?: number;
}

export interface RunningSubscription {
  /** Lets the batch in work end, commits, leaves the group. */
  stop(): Promise<void>;
}

/** Contract events for every reader, in order per stream, at least once. Topics are created by a deployment job. */
export interface EventLog {
  /**
   * All acknowledged (acks=all) or an error; order within a topic and key is the order given. Throws LogUnavailable,
   * LogRefused, TopicMismatch, or EventNotPublishable: of that event and those behind it nothing was sent.
   */
  publish(topic: string, events: readonly ContractEvent[]): Promise<readonly LogPosition[]>;
  subscribe(subscription: RawSubscription): Promise<RunningSubscription>;
  /**
   * Reads a partition from an offset up to an end (the first offset not read; at most the end at the time of the call)
   * without a group: rebuilds, replays. Bounded memory.
   */
  read(topic: string, partition: number, fromOffset: string, toOffset: string): AsyncIterable<readonly LoggedEvent[]>;
  report(topics: readonly string[]): Promise<readonly TopicReport[]>;
  /** Offsets a group has committed, by topic and partition; absent where none. */
  committed(group: string, topics: readonly string[]): Promise<readonly LogPosition[]>;
  /** Creates missing topics, whose events never expire; then checks all. */
  ensureTopics(topics: readonly string[], partitions: number): Promise<void>;
  /**
   * Refuses a topic that is missing, has another partition count, whose events expire or are gone already, or that is
   * too small for an event (TopicMismatch).
   */
  checkTopics(topics: readonly string[], partitions: number): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
