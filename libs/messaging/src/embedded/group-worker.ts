import type { LoggedEvent } from '#contracts';
import type { RawSubscription, TopicPartition } from '../event-log.port.js';
import { describeFault } from '../faults.js';
import type { MessagingLogger } from '../observation.js';
import { backoffMs, Bell } from '../waiting.js';
import type { Records, Topic } from './records.js';

export interface WorkerParts {
  readonly records: Records;
  /** Every so many batches, one is delivered twice. */
  readonly repeatEvery: number | undefined;
  readonly logger: MessagingLogger | undefined;
}

/** The handler has said why it failed; here the batch only waits to be delivered again. */
class HandlerFailed extends Error {}

/** Delivers one partition to the member of a group that owns it: the next batch when the last was handled. */
export class GroupWorker {
  readonly bell = new Bell();
  private stopping = false;
  private batches = 0;
  private readonly done: Promise<void>;

  constructor(
    private readonly subscription: RawSubscription,
    private readonly topic: Topic,
    private readonly partition: TopicPartition,
    private readonly parts: WorkerParts,
  ) {
    this.done = this.run();
  }

  /** Resolves when the batch in work has ended and its offset is committed. */
  stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    return this.done;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.isStopping()) {
      try {
        const moved = await this.step();
        failures = 0;
        if (!moved && !this.isStopping()) await this.bell.sleep();
      } catch (error) {
        failures += 1;
        if (!(error instanceof HandlerFailed)) this.tell(error, failures);
        await this.pause(backoffMs(failures));
      }
    }
  }

  /** A ring (a publish) does not shorten the pause, a stop does. */
  private async pause(ms: number): Promise<void> {
    const until = performance.now() + ms;
    for (let left = ms; left > 0 && !this.isStopping(); left = until - performance.now()) await this.bell.sleep(left);
  }

  private async step(): Promise<boolean> {
    const { records } = this.parts;
    const { group, batchSize } = this.subscription;
    const { partition } = this.partition;
    const next = records.committed(group, this.topic).get(partition) ?? 0;
    const end = this.topic.ends[partition] ?? 0;
    if (next >= end) return false;
    const batch = records.read(this.topic, partition, next, end, batchSize ?? DEFAULT_BATCH);
    await this.deliver(batch);
    records.commit(group, this.topic, partition, next + batch.length);
    return true;
  }

  private async deliver(batch: readonly LoggedEvent[]): Promise<void> {
    const { repeatEvery } = this.parts;
    try {
      await this.subscription.handle(batch, this.partition);
      this.batches += 1;
      if (repeatEvery !== undefined && this.batches % repeatEvery === 0)
        await this.subscription.handle(batch, this.partition);
    } catch (error) {
      throw new HandlerFailed('a handler failed', { cause: error });
    }
  }

  /** Reading or committing: nobody else hears of it. */
  private tell(error: unknown, failures: number): void {
    const { group } = this.subscription;
    this.parts.logger?.error(
      { group, ...this.partition, failures, fault: describeFault(error) },
      'log: events cannot be read or offsets written, trying again',
    );
  }

  private isStopping(): boolean {
    return this.stopping;
  }
}

const DEFAULT_BATCH = 500;
