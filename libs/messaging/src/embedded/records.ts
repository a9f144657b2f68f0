import { createHash } from 'node:crypto';
import Database from 'libsql';
import type { ContractEvent, LoggedEvent, LogPosition } from '#contracts';
import { closeDatabase, openDatabase } from '#event-sourcing/embedded';
import { TopicMismatch } from '../event-log.port.js';

/** 'VZLG': tells a log from other libsql files. */
const APPLICATION_ID = 0x565a4c47;
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS topics (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS records (
    topic INTEGER NOT NULL, partition INTEGER NOT NULL, position INTEGER NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (topic, partition, position)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS group_offsets (
    name TEXT NOT NULL, topic INTEGER NOT NULL, partition INTEGER NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (name, topic, partition)
  ) WITHOUT ROWID;
`;

export interface Topic {
  readonly id: number;
  readonly name: string;
  /** Next offset by partition. */
  readonly ends: number[];
}

interface TopicRow {
  readonly id: number;
  readonly name: string;
  readonly partitions: number;
}
interface RecordRow {
  readonly position: number;
  readonly event: string;
}

/** The tables of the embedded log. All calls are synchronous; one object per file. */
export class Records {
  private readonly database: Database.Database;
  /** Offsets of groups may be lost in a power cut: repeats have no effect. Records may not. */
  private readonly offsets: Database.Database;
  private readonly topics = new Map<string, Topic>();
  private readonly insert;
  private readonly select;
  private readonly commitOffset;
  private readonly selectOffsets;

  constructor(file: string) {
    this.database = openDatabase(file, APPLICATION_ID, SCHEMA);
    this.offsets = new Database(file);
    this.offsets.exec('PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL;');
    this.insert = this.database.prepare('INSERT INTO records (topic, partition, position, event) VALUES (?, ?, ?, ?)');
    this.select = this.database.prepare(
      'SELECT position, event FROM records WHERE topic = ? AND partition = ? AND position >= ? AND position < ? ORDER BY position LIMIT ?',
    );
    this.commitOffset = this.offsets.prepare(
      'INSERT INTO group_offsets (name, topic, partition, position) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
    );
    this.selectOffsets = this.offsets.prepare(
      'SELECT partition, position FROM group_offsets WHERE name = ? AND topic = ?',
    );
    for (const row of this.database.prepare('SELECT id, name, partitions FROM topics').all() as TopicRow[])
      this.know(row);
  }

  topic(name: string): Topic {
    const topic = this.topics.get(name);
    if (!topic) throw new TopicMismatch(name, 'does not exist');
    return topic;
  }

  ensureTopic(name: string, partitions: number): void {
    if (this.topics.has(name)) return this.checkTopic(name, partitions);
    const { lastInsertRowid } = this.database
      .prepare('INSERT INTO topics (name, partitions) VALUES (?, ?)')
      .run(name, partitions);
    this.know({ id: Number(lastInsertRowid), name, partitions });
  }

  checkTopic(name: string, partitions: number): void {
    const { length } = this.topic(name).ends;
    if (length !== partitions) throw new TopicMismatch(name, `has ${length} partitions, not ${partitions}`);
  }

  /** All or none, durable when it returns. */
  append(
    name: string,
    events: readonly { readonly event: ContractEvent; readonly text: string }[],
  ): readonly LogPosition[] {
    const topic = this.topic(name);
    const ends = [...topic.ends];
    const positions = events.map(({ event }): LogPosition => {
      const partition = partitionOf(event.stream, ends.length);
      const offset = ends[partition] ?? 0;
      ends[partition] = offset + 1;
      return { topic: name, partition, offset: String(offset) };
    });
    this.database.transaction(() => {
      positions.forEach(({ partition, offset }, index) =>
        this.insert.run(topic.id, partition, Number(offset), events[index]?.text),
      );
    })();
    ends.forEach((end, partition) => (topic.ends[partition] = end));
    return positions;
  }

  read(topic: Topic, partition: number, from: number, to: number, limit: number): readonly LoggedEvent[] {
    const rows = this.select.all(topic.id, partition, from, to, limit) as RecordRow[];
    return rows.map(({ position, event }) => ({
      ...(JSON.parse(event) as ContractEvent),
      position: { topic: topic.name, partition, offset: String(position) },
    }));
  }

  commit(group: string, topic: Topic, partition: number, next: number): void {
    this.commitOffset.run(group, topic.id, partition, next);
  }

  committed(group: string, topic: Topic): ReadonlyMap<number, number> {
    const rows = this.selectOffsets.all(group, topic.id) as { readonly partition: number; readonly position: number }[];
    return new Map(rows.map(({ partition, position }) => [partition, position]));
  }

  close(): void {
    this.offsets.close();
    closeDatabase(this.database);
  }

  private know({ id, name, partitions }: TopicRow): void {
    const lasts = this.database
      .prepare('SELECT partition, MAX(position) AS position FROM records WHERE topic = ? GROUP BY partition')
      .all(id) as { readonly partition: number; readonly position: number }[];
    const ends = new Array<number>(partitions).fill(0);
    for (const { partition, position } of lasts) ends[partition] = position + 1;
    this.topics.set(name, { id, name, ends });
  }
}

/** By the stream alone: every event of a stream lies in the same partition. */
function partitionOf(stream: string, partitions: number): number {
  return createHash('sha256').update(stream).digest().readUInt32BE(0) % partitions;
}
