import type { Context, ContractEvent, LogPosition } from '#contracts';
import {
  type Commit,
  type DeliveryMark,
  type EventStore,
  type PendingCommit,
  StoreDamaged,
  toContractEvents,
} from '#event-sourcing';
import { EventNotPublishable, type EventLog } from '../event-log.port.js';
import { describeFault } from '../faults.js';
import type { RelayedVersions } from './relayed-versions.js';
import { type MetStreams, publishable } from './second-read.js';

/** The mark of a commit of which nothing leaves the service. */
export const NOTHING_LEAVES: DeliveryMark = { partition: -1, offset: '-1' };

export interface RelayTarget {
  readonly context: Context;
  readonly topic: string;
  readonly store: Pick<EventStore, 'pending' | 'range' | 'mark'>;
  readonly log: Pick<EventLog, 'publish'>;
  /** What this relay marked itself: saves reading predecessors. Must be of this relay alone. */
  readonly relayed: RelayedVersions;
  /** By stream, the commit that cannot be published: it and all behind it are held back. The pass adds to it. */
  readonly parked: Map<string, UnpublishableCommit>;
}

export interface UnpublishableCommit {
  readonly fromVersion: number;
  readonly reason: string;
}

export interface PassResult {
  /** Commits that the scan met; it leaves out what is held back. */
  readonly met: number;
  readonly marked: number;
  readonly published: number;
  /** Streams that this pass parked. */
  readonly newlyParked: readonly string[];
}

/** A publish takes no further commit once it holds so many events. */
const MOST_EVENTS = 2_000;
const READS_AT_ONCE = 32;
/** The second read takes no further commit that the scan met once it brings so much. */
const MOST_BYTES = 8_000_000;

/**
 * One pass of the relay: scan, second read, publish, mark. Safe with any number of others at
 * the same time: a commit is published only when its predecessor is marked or goes before it in the same publish.
 */
export async function relayPass(target: RelayTarget, limit: number): Promise<PassResult> {
  const parkedBefore = new Set(target.parked.keys());
  const held = new Map([...target.parked].map(([stream, { fromVersion }]) => [stream, fromVersion]));
  const scanned = await target.store.pending(limit, held);
  const outgoing = toOutgoing(target, await readAgain(target, meet(scanned)));
  const events = outgoing.flatMap((one) => one.events);
  const positions = events.length === 0 ? [] : await publish(target, outgoing, events);
  const sent = positions === undefined ? [] : outgoing;
  if (sent.length > 0) await target.store.mark(toMarks(sent, positions ?? []));
  for (const { commit } of sent) target.relayed.add(commit);
  return {
    met: scanned.length,
    marked: sent.length,
    published: positions?.length ?? 0,
    newlyParked: [...target.parked.keys()].filter((stream) => !parkedBefore.has(stream)),
  };
}

/** In the order of the scan, as many as one pass can hold. */
function meet(scanned: readonly PendingCommit[]): MetStreams {
  const met = new Map<string, { lowest: number; highest: number }>();
  let held = 0;
  for (const { stream, fromVersion, bytes } of scanned) {
    if (held >= MOST_BYTES) break;
    held += bytes;
    const known = met.get(stream);
    if (known) {
      known.lowest = Math.min(known.lowest, fromVersion);
      known.highest = Math.max(known.highest, fromVersion);
    } else met.set(stream, { lowest: fromVersion, highest: fromVersion });
  }
  return met;
}

function isHeld(parked: RelayTarget['parked'], stream: string, fromVersion: number): boolean {
  const obstacle = parked.get(stream);
  return obstacle !== undefined && fromVersion >= obstacle.fromVersion;
}

/** The second read, some streams at once; in the order of recording, which keeps the order of every stream. */
async function readAgain(target: RelayTarget, met: MetStreams): Promise<readonly Commit[]> {
  const streams = [...met];
  const found: Commit[] = [];
  for (let from = 0; from < streams.length; from += READS_AT_ONCE) {
    const group = streams.slice(from, from + READS_AT_ONCE);
    const read = await Promise.all(
      group.map(([stream, { lowest, highest }]) => readOne(target, stream, lowest, highest)),
    );
    found.push(...read.flat());
  }
  return found.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

/** A stream that cannot be read leaves not at all, until people have mended it. */
async function readOne(
  target: RelayTarget,
  stream: string,
  lowest: number,
  highest: number,
): Promise<readonly Commit[]> {
  try {
    return await publishable(target.store, target.relayed, stream, lowest, highest);
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    target.parked.set(stream, { fromVersion: 1, reason: error.message });
    return [];
  }
}

interface Outgoing {
  readonly commit: Commit;
  readonly events: readonly ContractEvent[];
}

/** Contract events by commit, up to the size of one publish. A commit without a contract form parks its stream. */
function toOutgoing(target: RelayTarget, commits: readonly Commit[]): readonly Outgoing[] {
  const outgoing: Outgoing[] = [];
  let events = 0;
  for (const commit of commits) {
    if (isHeld(target.parked, commit.stream, commit.fromVersion)) continue;
    if (events >= MOST_EVENTS) break;
    try {
      const made = toContractEvents(target.context, commit);
      outgoing.push({ commit, events: made });
      events += made.length;
    } catch (error) {
      park(target, commit, describeFault(error));
    }
  }
  return outgoing;
}

/** undefined: nothing was sent, for one event cannot be published; its stream is parked from there on. */
async function publish(
  target: RelayTarget,
  outgoing: readonly Outgoing[],
  events: readonly ContractEvent[],
): Promise<readonly LogPosition[] | undefined> {
  try {
    return await target.log.publish(target.topic, events);
  } catch (error) {
    if (!(error instanceof EventNotPublishable)) throw error;
    const guilty = outgoing.find((one) => one.events.some((event) => event.id === error.eventId));
    if (!guilty) throw error;
    park(target, guilty.commit, error.message);
    return undefined;
  }
}

function park(target: RelayTarget, commit: Commit, reason: string): void {
  target.parked.set(commit.stream, { fromVersion: commit.fromVersion, reason });
}

function toMarks(sent: readonly Outgoing[], positions: readonly LogPosition[]): Parameters<EventStore['mark']>[0] {
  let next = 0;
  return sent.map(({ commit, events }) => {
    next += events.length;
    const last = events.length === 0 ? undefined : positions[next - 1];
    const mark = last ? { partition: last.partition, offset: last.offset } : NOTHING_LEAVES;
    return { stream: commit.stream, fromVersion: commit.fromVersion, mark };
  });
}
