import type { ParkedStream, ParkingRequest } from '../subscriptions/parking-store.port.js';

/** 'VZPK': tells a parking place from other libsql files. */
export const APPLICATION_ID = 0x565a504b;

export const TABLES = `
  CREATE TABLE IF NOT EXISTS parked_streams (
    group_name TEXT NOT NULL, generation TEXT NOT NULL, stream TEXT NOT NULL,
    topic TEXT NOT NULL, partition INTEGER NOT NULL, reason TEXT NOT NULL, correlation_id TEXT NOT NULL,
    parked_at TEXT NOT NULL, failed_retries INTEGER NOT NULL DEFAULT 0, appends INTEGER NOT NULL DEFAULT 1, request TEXT,
    PRIMARY KEY (group_name, generation, stream)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked_events (
    group_name TEXT NOT NULL, generation TEXT NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (group_name, generation, stream, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS drops (
    id INTEGER PRIMARY KEY, group_name TEXT NOT NULL, generation TEXT NOT NULL, stream TEXT NOT NULL,
    from_version INTEGER NOT NULL, to_version INTEGER NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS drops_of_group ON drops (group_name);
`;

export interface StreamRow {
  readonly group_name: string;
  readonly generation: string;
  readonly stream: string;
  readonly topic: string;
  readonly partition: number;
  readonly reason: string;
  readonly correlation_id: string;
  readonly parked_at: string;
  readonly failed_retries: number;
  readonly appends: number;
  readonly request: string | null;
}

export interface DropRow {
  readonly group_name: string;
  readonly generation: string;
  readonly stream: string;
  readonly from_version: number;
  readonly to_version: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export function toParkedStream(row: StreamRow): ParkedStream {
  return {
    group: row.group_name,
    generation: row.generation,
    stream: row.stream,
    topic: row.topic,
    partition: row.partition,
    reason: row.reason,
    correlationId: row.correlation_id,
    parkedAt: row.parked_at,
    failedRetries: row.failed_retries,
    appends: row.appends,
    ...(row.request === null ? {} : { request: JSON.parse(row.request) as ParkingRequest }),
  };
}
