import { randomBytes } from 'node:crypto';
import type { ContractEvent, LoggedEvent } from '#contracts';
import type { EventLog } from '../event-log.port.js';
import { sampleEvent } from './sample-event.js';

/** A name that no other test on the same servers uses. */
export const unique = (what: string): string => `${what}-${randomBytes(6).toString('hex')}`;

export const streams = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

export const upTo = (version: number): number[] => Array.from({ length: version }, (_, index) => index + 1);

/** Versions from..to of each stream, turn by turn. */
export const interleaved = (names: readonly string[], from: number, to: number): ContractEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => names.map((name) => sampleEvent(name, from + index))).flat();

/** Every stream with versions 1..count. */
export const allVersions = (names: readonly string[], count: number): Record<string, number[]> =>
  Object.fromEntries(names.map((name) => [name, upTo(count)]));

/** The versions of every stream, in the order of the log. */
export function versionsOf(events: readonly LoggedEvent[]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const { stream, streamVersion } of events) (found[stream] ??= []).push(streamVersion);
  return found;
}

/** The same without repeats: in the order of their first occurrence. */
export const firstVersions = (events: readonly LoggedEvent[]): Record<string, number[]> =>
  Object.fromEntries(Object.entries(versionsOf(events)).map(([stream, versions]) => [stream, [...new Set(versions)]]));

/** Reads a topic without a group, as far as it has grown since the last poll. */
export class TopicPoll {
  private readonly next = new Map<number, string>();

  constructor(
    private readonly log: EventLog,
    private readonly topic: string,
  ) {}

  async poll(): Promise<readonly LoggedEvent[]> {
    const [report] = await this.log.report([this.topic]);
    const events: LoggedEvent[] = [];
    for (const [key, end] of Object.entries(report?.ends ?? {})) {
      const partition = Number(key);
      for await (const batch of this.log.read(this.topic, partition, this.next.get(partition) ?? '0', end))
        events.push(...batch);
      this.next.set(partition, end);
    }
    return events;
  }
}

export const readAll = (log: EventLog, topic: string): Promise<readonly LoggedEvent[]> =>
  new TopicPoll(log, topic).poll();
