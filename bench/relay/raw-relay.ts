import type { Producer } from 'kafkajs';
import type { mongo } from 'mongoose';
import { type Commit, toContractEvents } from '#event-sourcing';

const BATCH = 500;
const READS_AT_ONCE = 32;
const MAJORITY = { readConcern: { level: 'majority' } } as const;

type PendingCommit = Commit & { readonly _id: unknown; readonly pending?: boolean };

/** The relay without its guarantees: no lease, no gaps, no parked streams, no look back. */
export async function rawRelay(commits: mongo.Collection, producer: Producer, topic: string): Promise<void> {
  for (;;) {
    const scanned = await scan(commits);
    if (scanned.length === 0) return;
    const found = await readAgain(commits, scanned);
    const marks = await send(producer, topic, found);
    await commits.bulkWrite(
      found.map(({ _id }, at) => ({
        updateOne: {
          filter: { _id: _id as mongo.ObjectId },
          update: { $min: { mark: marks[at] }, $unset: { pending: '' } },
        },
      })),
      { ordered: false, writeConcern: { w: 'majority', journal: true } },
    );
  }
}

interface Scanned {
  readonly stream: string;
  readonly fromVersion: number;
  readonly bytes: number;
}

/** The same scan: which commits, not what is in them. */
function scan(commits: mongo.Collection): Promise<Scanned[]> {
  return commits
    .find({ pending: true }, MAJORITY)
    .sort({ recordedAt: 1 })
    .limit(BATCH)
    .project<Scanned>({ _id: 0, stream: 1, fromVersion: 1, bytes: { $bsonSize: '$$ROOT' } })
    .toArray();
}

async function read(cursor: mongo.FindCursor): Promise<PendingCommit[]> {
  const documents: unknown = await cursor.toArray();
  return documents as PendingCommit[];
}

/** The same reads: one range a stream, some at once. */
async function readAgain(commits: mongo.Collection, scanned: readonly Scanned[]): Promise<readonly PendingCommit[]> {
  const ranges = new Map<string, { from: number; to: number }>();
  for (const { stream, fromVersion } of scanned) {
    const { from, to } = ranges.get(stream) ?? { from: fromVersion, to: fromVersion };
    ranges.set(stream, { from: Math.min(from, fromVersion), to: Math.max(to, fromVersion) });
  }
  const streams = [...ranges];
  const found: PendingCommit[] = [];
  for (let at = 0; at < streams.length; at += READS_AT_ONCE) {
    const group = streams.slice(at, at + READS_AT_ONCE);
    const reads = group.map(([stream, { from, to }]) =>
      read(commits.find({ stream, toVersion: { $gte: from }, fromVersion: { $lte: to } }, MAJORITY)),
    );
    for (const range of await Promise.all(reads)) {
      found.push(...range.sort((one, other) => one.fromVersion - other.fromVersion));
    }
  }
  return found;
}

/** The place of the last event of each commit. */
async function send(
  producer: Producer,
  topic: string,
  commits: readonly Commit[],
): Promise<readonly { readonly partition: number; readonly offset: number }[]> {
  const messages = commits
    .flatMap((commit) => toContractEvents('learners', commit))
    .map((event) => ({
      key: event.stream,
      value: JSON.stringify({ data: event.data, effectiveOn: event.effectiveOn, sealed: event.sealed }),
      headers: {
        ce_specversion: '1.0',
        ce_id: event.id,
        ce_source: `/verzahnung/${event.context}`,
        ce_type: event.type,
        ce_time: event.recordedAt,
        ce_dataschema: `urn:verzahnung:event:${event.type}.v${event.schemaVersion}`,
        ce_stream: event.stream,
        ce_streamversion: String(event.streamVersion),
        ce_correlationid: event.correlationId,
        ce_causationid: event.causationId,
        'content-type': 'application/json',
      },
    }));
  const [answer] = await producer.send({ topic, acks: -1, messages });
  return commits.map((_, at) => ({ partition: answer?.partition ?? 0, offset: Number(answer?.baseOffset ?? 0) + at }));
}
