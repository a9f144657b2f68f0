import type { LogPosition } from '#contracts';
import type { EventLog, TopicPartition } from '../event-log.port.js';

export interface PartitionProgress extends TopicPartition {
  /** Next offset that the group will handle. */
  readonly next: string;
  /** Offset after the last record. */
  readonly end: string;
  /** Records not handled yet. */
  readonly lag: number;
}

/** How far a group is in each partition of its topics, whichever process handles it. */
export async function progressOf(
  log: EventLog,
  group: string,
  topics: readonly string[],
): Promise<readonly PartitionProgress[]> {
  // Committed first: an end read later can only make the lag look larger.
  const committed = await log.committed(group, topics);
  const reports = await log.report(topics);
  return reports.flatMap(({ topic, starts, ends }) =>
    Object.entries(ends).map(([key, end]) => {
      const partition = Number(key);
      const next = offsetOf(committed, topic, partition) ?? starts[partition] ?? '0';
      return { topic, partition, next, end, lag: Number(BigInt(end) - BigInt(next)) };
    }),
  );
}

/** True when the group has handled everything before these ends. */
export async function hasReached(log: EventLog, group: string, ends: readonly PartitionProgress[]): Promise<boolean> {
  const open = ends.filter(({ lag }) => lag > 0);
  if (open.length === 0) return true;
  const committed = await log.committed(group, [...new Set(open.map(({ topic }) => topic))]);
  return open.every(({ topic, partition, end }) => BigInt(offsetOf(committed, topic, partition) ?? '0') >= BigInt(end));
}

function offsetOf(positions: readonly LogPosition[], topic: string, partition: number): string | undefined {
  return positions.find((position) => position.topic === topic && position.partition === partition)?.offset;
}
