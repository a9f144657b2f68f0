import type Database from 'libsql';
import type { LoggedEvent } from '#contracts';
import { StoreUnavailable } from '#event-sourcing';
import { closeDatabase, openDatabase } from '#event-sourcing/embedded';
import {
  type DroppedEvents,
  type NewlyParked,
  PARKING_LIMITS,
  type ParkedStream,
  ParkingFull,
  type ParkingLimits,
  type ParkingPlace,
  type ParkingRequest,
  type ParkingStore,
} from '../subscriptions/parking-store.port.js';
import { guarded } from './guarded.js';
import { APPLICATION_ID, type DropRow, type StreamRow, TABLES, toParkedStream } from './parking-tables.js';

export interface EmbeddedParkingOptions {
  readonly file: string;
  readonly limits?: ParkingLimits;
}

const PLACE = 'group_name = ? AND generation = ?';
const STREAM = `${PLACE} AND stream = ?`;

/** The parking place in a libsql file. Throws DatabaseUnusable for a file that is torn or foreign. */
export function openEmbeddedParking(options: EmbeddedParkingOptions): ParkingStore {
  return new EmbeddedParking(openDatabase(options.file, APPLICATION_ID, TABLES), {
    ...PARKING_LIMITS,
    ...options.limits,
  });
}

class EmbeddedParking implements ParkingStore {
  constructor(
    private readonly db: Database.Database,
    private readonly limits: Required<ParkingLimits>,
  ) {}

  async park(place: ParkingPlace, parked: NewlyParked, events: readonly LoggedEvent[]): Promise<void> {
    const { stream, topic, partition, reason, correlationId, parkedAt } = parked;
    this.write(() => {
      this.checkRoom(place, 'parked_streams', this.limits.streams, this.row(place, stream) ? 0 : 1);
      this.run(
        `INSERT INTO parked_streams (group_name, generation, stream, topic, partition, reason, correlation_id, parked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET appends = appends + 1`,
        ...keyOf(place, stream),
        topic,
        partition,
        reason,
        correlationId,
        parkedAt,
      );
      this.add(place, stream, events);
    });
  }

  async follow(place: ParkingPlace, stream: string, events: readonly LoggedEvent[]): Promise<boolean> {
    return this.write(() => {
      const found = this.run(
        `UPDATE parked_streams SET appends = appends + 1 WHERE ${STREAM}`,
        ...keyOf(place, stream),
      );
      if (found === 0) return false;
      this.add(place, stream, events);
      return true;
    });
  }

  async list({ group, generation }: ParkingPlace): Promise<readonly ParkedStream[]> {
    return this.all<StreamRow>(`SELECT * FROM parked_streams WHERE ${PLACE} ORDER BY stream`, group, generation).map(
      toParkedStream,
    );
  }

  async places(): Promise<readonly ParkingPlace[]> {
    return this.all<{ group: string; generation: string }>(
      'SELECT DISTINCT group_name AS "group", generation FROM parked_streams ORDER BY 1, 2',
    ).map(({ group, generation }) => ({ group, generation }));
  }

  async get(place: ParkingPlace, stream: string): Promise<ParkedStream | undefined> {
    const row = this.row(place, stream);
    return row && toParkedStream(row);
  }

  async events(
    place: ParkingPlace,
    stream: string,
    aboveVersion: number,
    limit: number,
  ): Promise<readonly LoggedEvent[]> {
    return this.all<{ event: string }>(
      `SELECT event FROM parked_events WHERE ${STREAM} AND version > ? ORDER BY version LIMIT ?`,
      ...keyOf(place, stream),
      aboveVersion,
      limit,
    ).map(({ event }) => JSON.parse(event) as LoggedEvent);
  }

  async extent(
    place: ParkingPlace,
    stream: string,
  ): Promise<{ readonly first: number; readonly last: number } | undefined> {
    const [row] = this.all<{ first: number | null; last: number | null }>(
      `SELECT MIN(version) AS first, MAX(version) AS last FROM parked_events WHERE ${STREAM}`,
      ...keyOf(place, stream),
    );
    return row?.first == null || row.last == null ? undefined : { first: row.first, last: row.last };
  }

  async remove(place: ParkingPlace, stream: string, toVersion: number): Promise<void> {
    this.write(() =>
      this.run(`DELETE FROM parked_events WHERE ${STREAM} AND version <= ?`, ...keyOf(place, stream), toVersion),
    );
  }

  async failedAgain(place: ParkingPlace, stream: string, reason: string): Promise<void> {
    this.write(() =>
      this.run(
        `UPDATE parked_streams SET failed_retries = failed_retries + 1, request = NULL, reason = ? WHERE ${STREAM}`,
        reason,
        ...keyOf(place, stream),
      ),
    );
  }

  async unpark(place: ParkingPlace, stream: string, appends: number): Promise<boolean> {
    return (
      this.write(() =>
        this.run(`DELETE FROM parked_streams WHERE ${STREAM} AND appends = ?`, ...keyOf(place, stream), appends),
      ) > 0
    );
  }

  async request(place: ParkingPlace, stream: string, request: ParkingRequest): Promise<boolean> {
    const text = JSON.stringify(request);
    return (
      this.write(() =>
        this.run(`UPDATE parked_streams SET request = ? WHERE ${STREAM}`, text, ...keyOf(place, stream)),
      ) > 0
    );
  }

  async requested({ group, generation }: ParkingPlace, limit: number): Promise<readonly ParkedStream[]> {
    return this.all<StreamRow>(
      `SELECT * FROM parked_streams WHERE ${PLACE} AND request IS NOT NULL ORDER BY stream LIMIT ?`,
      group,
      generation,
      limit,
    ).map(toParkedStream);
  }

  async recordDrop(drop: DroppedEvents): Promise<void> {
    const { fromVersion, toVersion, reason, by, at } = drop;
    this.write(() =>
      this.run(
        `INSERT INTO drops (group_name, generation, stream, from_version, to_version, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        ...keyOf(drop, drop.stream),
        fromVersion,
        toVersion,
        reason,
        by,
        at,
      ),
    );
  }

  async drops(group: string): Promise<readonly DroppedEvents[]> {
    return this.all<DropRow>('SELECT * FROM drops WHERE group_name = ? ORDER BY id', group).map((row) => ({
      group: row.group_name,
      generation: row.generation,
      stream: row.stream,
      fromVersion: row.from_version,
      toVersion: row.to_version,
      reason: row.reason,
      by: row.by,
      at: row.at,
    }));
  }

  async ping(): Promise<void> {
    this.all('SELECT 1');
  }

  async close(): Promise<void> {
    closeDatabase(this.db);
  }

  private row(place: ParkingPlace, stream: string): StreamRow | undefined {
    return this.all<StreamRow>(`SELECT * FROM parked_streams WHERE ${STREAM}`, ...keyOf(place, stream))[0];
  }

  private add(place: ParkingPlace, stream: string, events: readonly LoggedEvent[]): void {
    this.checkRoom(place, 'parked_events', this.limits.events, events.length);
    for (const event of events) {
      this.run(
        'INSERT INTO parked_events (group_name, generation, stream, version, event) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ...keyOf(place, stream),
        event.streamVersion,
        JSON.stringify(event),
      );
    }
  }

  private checkRoom(place: ParkingPlace, table: 'parked_streams' | 'parked_events', limit: number, more: number): void {
    const [row] = this.all<{ held: number }>(
      `SELECT COUNT(*) AS held FROM ${table} WHERE ${PLACE}`,
      place.group,
      place.generation,
    );
    if ((row?.held ?? 0) + more > limit) throw new ParkingFull(place);
  }

  private write<T>(work: () => T): T {
    return guarded(() => this.db.transaction(work).immediate(), unavailable);
  }

  private run(sql: string, ...values: readonly (string | number)[]): number {
    return this.db.prepare(sql).run(...values).changes;
  }

  private all<Row>(sql: string, ...values: readonly (string | number)[]): Row[] {
    if (!this.db.open) throw new StoreUnavailable('the parking place is closed');
    return guarded(() => this.db.prepare(sql).all(...values) as Row[], unavailable);
  }
}

const keyOf = (place: ParkingPlace, stream: string): [string, string, string] => [
  place.group,
  place.generation,
  stream,
];
const unavailable = (cause: Error): StoreUnavailable =>
  new StoreUnavailable('the parking place cannot be used', { cause });
