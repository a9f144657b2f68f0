import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { LoggedEvent } from '#contracts';
import { LogUnavailable, type TopicPartition } from '../event-log.port.js';
import { describeFault } from '../faults.js';
import type { MessagingLogger } from '../observation.js';
import { FETCH_BYTES, FETCH_WAIT_MS } from './group-member.js';
import { Handover } from './handover.js';
import type { MakeClient } from './kafka-client.js';
import { attempt } from './kafka-faults.js';
import { decodeEvent } from './kafka-record.js';
import { singlePartitionAssigner } from './single-partition-assigner.js';

const HEARTBEAT_MS = 1_000;

export interface Range extends TopicPartition {
  readonly from: bigint;
  /** The first offset not read; there is a record before it. */
  readonly end: bigint;
}

export interface RangeReaderParts {
  readonly clientId: string;
  readonly makeClient: MakeClient;
  readonly admin: Admin;
  readonly sessionTimeoutMs: number;
  readonly logger: MessagingLogger;
}

/**
 * Reads a range of one partition by a group of its own, which commits nothing and is taken away at the end. Holds one
 * fetch at a time: the next is made when the one before was taken. Throws LogUnavailable.
 */
export async function* readRange(range: Range, parts: RangeReaderParts): AsyncIterable<readonly LoggedEvent[]> {
  const group = `${parts.clientId}.read-${randomUUID()}`;
  const handover = new Handover<readonly LoggedEvent[]>();
  const consumer = parts.makeClient().consumer({
    groupId: group,
    partitionAssigners: [singlePartitionAssigner(range.topic, range.partition)],
    sessionTimeout: parts.sessionTimeoutMs,
    heartbeatInterval: Math.min(HEARTBEAT_MS, Math.floor(parts.sessionTimeoutMs / 3)),
    ...FETCH_BYTES,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    allowAutoTopicCreation: false,
    retry: { restartOnFailure: async () => false },
  });
  try {
    await startReading(consumer, range, handover, parts.logger);
    yield* handover.taken();
  } finally {
    handover.end();
    await consumer.disconnect();
    await removeGroup(group, parts);
  }
}

async function startReading(
  consumer: Consumer,
  range: Range,
  handover: Handover<readonly LoggedEvent[]>,
  logger: MessagingLogger,
): Promise<void> {
  const { topic, partition, from } = range;
  // Before the first fetch, and again after every rebalance.
  let next = from;
  consumer.on(consumer.events.GROUP_JOIN, () => consumer.seek({ topic, partition, offset: String(next) }));
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) =>
    handover.fail(new LogUnavailable('the log is away', { cause: error })),
  );
  // Also told of what is no record of ours, such as marks of transactions.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { lastOffset } }) => {
    if (BigInt(lastOffset) + 1n >= range.end) handover.end();
  });
  await attempt(async () => {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async (payload) => {
        const within = payload.batch.messages.filter(
          ({ offset }) => BigInt(offset) >= next && BigInt(offset) < range.end,
        );
        if (within.length > 0) await handOver(decodeAll(within, range, logger), handover, payload);
        next = BigInt(payload.batch.lastOffset()) + 1n;
        payload.resolveOffset(payload.batch.lastOffset());
      },
    });
  }, topic);
}

async function handOver(
  events: readonly LoggedEvent[],
  handover: Handover<readonly LoggedEvent[]>,
  payload: EachBatchPayload,
): Promise<void> {
  if (events.length === 0) return;
  const beating = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS);
  try {
    await handover.give(events);
  } finally {
    clearInterval(beating);
  }
}

function decodeAll(
  messages: readonly KafkaMessage[],
  { topic, partition }: TopicPartition,
  logger: MessagingLogger,
): readonly LoggedEvent[] {
  return messages.flatMap((message) => {
    const event = decodeEvent(message);
    if (event) return [{ ...event, position: { topic, partition, offset: message.offset } }];
    logger.warn({ topic, partition, offset: message.offset }, 'kafka: a record is no contract event, left out');
    return [];
  });
}

/** An empty group that the broker cannot take away now goes by itself. */
async function removeGroup(group: string, { admin, logger }: RangeReaderParts): Promise<void> {
  try {
    await admin.deleteGroups([group]);
  } catch (error) {
    logger.debug({ group, fault: describeFault(error) }, 'kafka: a group for reading was left behind');
  }
}
