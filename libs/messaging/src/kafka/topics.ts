import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import type { LogPosition } from '#contracts';
import { LogUnavailable, TopicMismatch, type TopicReport } from '../event-log.port.js';
import { backoffMs } from '../waiting.js';
import { attempt } from './kafka-faults.js';
import { BATCH_BYTES } from './kafka-record.js';

/** What a topic must be like to keep its events: it is the source of every read model. */
const KEPT = { 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' } as const;
const MOST_BYTES = 'max.message.bytes';
const NOTHING_COMMITTED = '-1';
const MOST_TRIES = 6;

/** What the brokers tell of topics and groups. */
export class Topics {
  /** The count never changes within a topic: growing means another topic. */
  private readonly counts = new Map<string, number>();

  constructor(private readonly admin: Admin) {}

  /** Number of partitions. Throws TopicMismatch when there is no such topic. */
  async partitions(topic: string): Promise<number> {
    const known = this.counts.get(topic);
    if (known !== undefined) return known;
    const { topics } = await attempt(() => this.admin.fetchTopicMetadata({ topics: [topic] }), topic);
    const count = topics[0]?.partitions.length ?? 0;
    if (count === 0) throw new TopicMismatch(topic, 'does not exist');
    this.counts.set(topic, count);
    return count;
  }

  /** Makes the missing ones for good, then checks all. */
  async ensure(topics: readonly string[], partitions: number): Promise<void> {
    const missing = await this.missing(topics);
    if (missing.length > 0) await this.create(missing, partitions);
    // Just made, by this process or another that was faster, a topic is unknown to some brokers for a moment.
    for (const topic of missing) await patiently(() => this.partitions(topic), isUnknownYet);
    await this.check(topics, partitions);
  }

  /**
   * Throws TopicMismatch for one that is missing, has another count, whose events expire or are gone already, or that
   * does not take the largest record.
   */
  async check(topics: readonly string[], partitions: number): Promise<void> {
    for (const topic of topics) {
      const count = await this.partitions(topic);
      if (count !== partitions) throw new TopicMismatch(topic, `has ${count} partitions, not ${partitions}`);
    }
    await this.checkConfiguration(topics);
    await Promise.all(topics.map((topic) => this.checkBeginning(topic)));
  }

  async report(topic: string): Promise<TopicReport> {
    const offsets = await attempt(() => this.admin.fetchTopicOffsets(topic), topic);
    return {
      topic,
      ends: Object.fromEntries(offsets.map(({ partition, high }) => [partition, high])),
      starts: Object.fromEntries(offsets.map(({ partition, low }) => [partition, low])),
    };
  }

  async committed(group: string, topics: readonly string[]): Promise<readonly LogPosition[]> {
    const offsets = await attempt(() => this.admin.fetchOffsets({ groupId: group, topics: [...topics] }), topics[0]);
    return offsets.flatMap(({ topic, partitions }) =>
      partitions
        .filter(({ offset }) => offset !== NOTHING_COMMITTED)
        .map(({ partition, offset }) => ({ topic, partition, offset })),
    );
  }

  private async missing(topics: readonly string[]): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const topic of topics) {
      try {
        await this.partitions(topic);
      } catch (error) {
        if (!(error instanceof TopicMismatch)) throw error;
        missing.push(topic);
      }
    }
    return missing;
  }

  /** Another process may be faster: then its topic is checked like any other. */
  private async create(topics: readonly string[], partitions: number): Promise<void> {
    const configEntries = Object.entries({ ...KEPT, [MOST_BYTES]: String(BATCH_BYTES) }).map(([name, value]) => ({
      name,
      value,
    }));
    const wanted = topics.map((topic) => ({ topic, numPartitions: partitions, configEntries }));
    await attempt(() => this.admin.createTopics({ topics: wanted, waitForLeaders: true }));
  }

  private async checkConfiguration(topics: readonly string[]): Promise<void> {
    const configNames = [...Object.keys(KEPT), MOST_BYTES];
    const resources = topics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames }));
    if (resources.length === 0) return;
    const { resources: found } = await patiently(
      () => attempt(() => this.admin.describeConfigs({ resources, includeSynonyms: false })),
      isUnknownYet,
    );
    for (const { resourceName, configEntries } of found) {
      const has = new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]));
      for (const [name, wanted] of Object.entries(KEPT)) {
        if (has.get(name) !== wanted)
          throw new TopicMismatch(resourceName, `its events expire: ${name} must be ${wanted}`);
      }
      if (Number(has.get(MOST_BYTES)) < BATCH_BYTES)
        throw new TopicMismatch(resourceName, `events may be too large for it: ${MOST_BYTES} must be ${BATCH_BYTES}`);
    }
  }

  /** Whoever starts reading now would miss what is gone. */
  private async checkBeginning(topic: string): Promise<void> {
    // Its metadata was told before: what does not know it or has no leader for it is only not as far yet.
    const { starts } = await patiently(() => this.report(topic), isUnknownYet);
    const cut = Object.entries(starts).find(([, start]) => start !== '0');
    if (cut) throw new TopicMismatch(topic, `its first events are gone: partition ${cut[0]} begins at ${cut[1]}`);
  }
}

const isUnknownYet = (error: unknown): boolean => error instanceof TopicMismatch || error instanceof LogUnavailable;

/** Asks again, a few times and ever later, while the answer is one that passes. */
async function patiently<Answer>(ask: () => Promise<Answer>, passes: (error: unknown) => boolean): Promise<Answer> {
  for (let failures = 1; ; failures++) {
    try {
      return await ask();
    } catch (error) {
      if (!passes(error) || failures === MOST_TRIES) throw error;
      await pause(backoffMs(failures));
    }
  }
}
