import { describe, expect, test } from '@jest/globals';
import kafkajs, { type Admin } from 'kafkajs';
import { TopicMismatch } from '../event-log.port.js';
import { BATCH_BYTES } from './kafka-record.js';
import { Topics } from './topics.js';

const unknownTopic = Object.assign(new kafkajs.KafkaJSError('This server does not host this topic-partition'), {
  type: 'UNKNOWN_TOPIC_OR_PARTITION',
  retriable: true,
});
const kept = { 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' };
const configEntries = Object.entries({ ...kept, 'max.message.bytes': String(BATCH_BYTES) }).map(
  ([configName, configValue]) => ({ configName, configValue }),
);

/** A broker where another process is just making the topic: it is unknown for so many questions more. */
function broker(unknownFor: number, how: 'empty' | 'thrown' = 'empty') {
  let asked = 0;
  let created = 0;
  let behind = how === 'thrown' ? 2 : 0;
  /** Some brokers are not as far as others. */
  const onceKnown = <Answer>(answer: Answer): Promise<Answer> =>
    behind-- > 0 ? Promise.reject(unknownTopic) : Promise.resolve(answer);
  const partitions = [{ partitionId: 0 }, { partitionId: 1 }];
  const admin = {
    fetchTopicMetadata: ({ topics }: { topics: string[] }) => {
      asked += 1;
      if (asked > unknownFor) return Promise.resolve({ topics: topics.map((name) => ({ name, partitions })) });
      return how === 'thrown' ? Promise.reject(unknownTopic) : Promise.resolve({ topics: [] });
    },
    // Somebody was faster: the client says so by `false`.
    createTopics: () => {
      created += 1;
      return Promise.resolve(false);
    },
    describeConfigs: () => onceKnown({ resources: [{ resourceName: 'courses', configEntries }] }),
    fetchTopicOffsets: () =>
      Promise.resolve(
        partitions.map(({ partitionId: partition }) => ({ partition, offset: '0', high: '0', low: '0' })),
      ),
  } as unknown as Admin;
  return { topics: new Topics(admin), times: () => ({ asked, created }) };
}

describe('topics that several processes make at once', () => {
  test.each(['empty', 'thrown'] as const)('are waited for while a broker does not know them yet (%s)', async (how) => {
    const { topics, times } = broker(3, how);
    await topics.ensure(['courses'], 2);
    expect(times()).toEqual({ asked: 4, created: 1 });
  });

  test('are waited for a few times alone', async () => {
    const { topics, times } = broker(1_000);
    await expect(topics.ensure(['courses'], 2)).rejects.toThrow(TopicMismatch);
    expect(times().asked).toBeLessThan(10);
  });

  test('are not waited for where they must be there: the start ends at once', async () => {
    const { topics, times } = broker(3);
    await expect(topics.check(['courses'], 2)).rejects.toThrow('does not exist');
    expect(times()).toEqual({ asked: 1, created: 0 });
  });

  test('may be unknown to a broker that tells of their first events, for a moment', async () => {
    const { topics } = broker(0, 'thrown');
    await topics.check(['courses'], 2);
  });

  test('with another count of partitions are refused', async () => {
    await expect(broker(0).topics.ensure(['courses'], 3)).rejects.toThrow('has 2 partitions, not 3');
  });
});
