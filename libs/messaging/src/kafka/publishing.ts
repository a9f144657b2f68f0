import kafkajs, { type Producer, type RecordMetadata } from 'kafkajs';
import type { ContractEvent, LogPosition } from '#contracts';
import { EventNotPublishable, LogUnavailable } from '../event-log.port.js';
import { REQUEST_TIMEOUT_MS } from './kafka-client.js';
import { attempt, isRecordFault } from './kafka-faults.js';
import { encodeEvent, type KafkaRecord, sizeOf } from './kafka-record.js';
import type { Topics } from './topics.js';

/** All in-sync replicas have it. */
const ACKS_ALL = -1;
/** A request at most, so that the records of one partition, framed, fit into one batch (1,048,588 by default). */
const REQUEST_BYTES = 900_000;

interface Outgoing {
  readonly eventId: string;
  readonly record: KafkaRecord;
  readonly partition: number;
}

/**
 * Sends events, one request after the other: a part is sent when the one before is acknowledged. What the client sends
 * again after a lost answer repeats a part as a whole, so that first occurrences keep their order.
 */
export class Publishing {
  /** By the key alone, as clients in other languages do it. */
  private readonly partitionOf = kafkajs.Partitioners.DefaultPartitioner();

  constructor(
    private readonly producer: Producer,
    private readonly topics: Topics,
  ) {}

  async publish(topic: string, events: readonly ContractEvent[]): Promise<readonly LogPosition[]> {
    const outgoing = this.place(topic, events, await this.topics.partitions(topic));
    const positions: LogPosition[] = [];
    for (const part of parts(outgoing)) positions.push(...(await this.sendOrHalve(topic, part)));
    return positions;
  }

  /** What a broker refuses as a batch it may take in smaller ones; the record that it never takes is found so. */
  private async sendOrHalve(topic: string, part: readonly Outgoing[]): Promise<readonly LogPosition[]> {
    try {
      return await this.send(topic, part);
    } catch (error) {
      if (!isRecordFault(error)) throw error;
      const [only] = part;
      if (part.length === 1 && only) {
        throw new EventNotPublishable(only.eventId, 'the log does not take an event', { cause: error });
      }
      const middle = Math.ceil(part.length / 2);
      const first = await this.sendOrHalve(topic, part.slice(0, middle));
      return [...first, ...(await this.sendOrHalve(topic, part.slice(middle)))];
    }
  }

  private place(topic: string, events: readonly ContractEvent[], count: number): readonly Outgoing[] {
    const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({ ...UNUSED, partitionId }));
    return events.map((event) => {
      const record = encodeEvent(event);
      const { key, value } = record;
      const partition = this.partitionOf({ topic, partitionMetadata, message: { key, value } });
      return { eventId: event.id, record, partition };
    });
  }

  private async send(topic: string, part: readonly Outgoing[]): Promise<readonly LogPosition[]> {
    const messages = part.map(({ record: { key, value, headers }, partition }) => ({
      key,
      value,
      headers: { ...headers },
      partition,
    }));
    const answers = await attempt(
      () => this.producer.send({ topic, acks: ACKS_ALL, timeout: REQUEST_TIMEOUT_MS, messages }),
      topic,
    );
    return positionsOf(topic, part, answers);
  }
}

/** What the partitioner asks for but does not read. */
const UNUSED = { partitionErrorCode: 0, leader: 0, replicas: [], isr: [] };

function* parts(outgoing: readonly Outgoing[]): Iterable<readonly Outgoing[]> {
  let part: Outgoing[] = [];
  let bytes = 0;
  for (const one of outgoing) {
    const size = sizeOf(one.record);
    if (part.length > 0 && bytes + size > REQUEST_BYTES) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(one);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** The broker names the offset of the first record of each partition; the others follow it in the order given. */
function positionsOf(
  topic: string,
  part: readonly Outgoing[],
  answers: readonly RecordMetadata[],
): readonly LogPosition[] {
  const next = new Map(answers.map(({ partition, baseOffset }) => [partition, BigInt(baseOffset ?? '-1')]));
  return part.map(({ partition }) => {
    const offset = next.get(partition);
    if (offset === undefined || offset < 0n) throw new LogUnavailable('the log acknowledged without an offset');
    next.set(partition, offset + 1n);
    return { topic, partition, offset: String(offset) };
  });
}
