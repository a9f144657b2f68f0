import { randomUUID } from 'node:crypto';
import type mongoose from 'mongoose';
import type { LoggedEvent } from '#contracts';
import {
  accessMongo,
  attempt,
  DURABLE,
  isDuplicateKey,
  MAJORITY,
  type MongoAccess,
  type MongoPlace,
} from '#event-sourcing/mongo';
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
import { type DropDocument, parkedStreamOf, type StreamDocument, streamKey } from './parked-documents.js';
import { ParkedEvents } from './parked-events.js';

export type MongoParkingOptions = MongoPlace & { readonly limits?: ParkingLimits };

/**
 * The parking place on the MongoDB protocol: single-document atomicity alone, majority writes and reads. Throws
 * StoreUnavailable when the server is not there.
 */
export async function openMongoParking(options: MongoParkingOptions): Promise<ParkingStore> {
  const access = await accessMongo(options);
  const parking = new MongoParking(access, { ...PARKING_LIMITS, ...options.limits });
  try {
    await parking.makeIndexes();
  } catch (error) {
    await access.close();
    throw error;
  }
  return parking;
}

class MongoParking implements ParkingStore {
  private readonly streams: mongoose.mongo.Collection<StreamDocument>;
  private readonly dropped: mongoose.mongo.Collection<DropDocument>;
  private readonly parkedEvents: ParkedEvents;

  constructor(
    private readonly access: MongoAccess,
    private readonly limits: Required<ParkingLimits>,
  ) {
    this.streams = access.db.collection('parked_streams');
    this.dropped = access.db.collection('parking_drops');
    this.parkedEvents = new ParkedEvents(access.db.collection('parked_events'), limits.events);
  }

  async makeIndexes(): Promise<void> {
    await attempt(async () => {
      await this.streams.createIndex({ group: 1, generation: 1, stream: 1 });
      await this.dropped.createIndex({ group: 1, at: 1 });
      await this.parkedEvents.makeIndexes();
    });
  }

  async park(place: ParkingPlace, parked: NewlyParked, events: readonly LoggedEvent[]): Promise<void> {
    // Another owner may park or give free at the same time: then it is looked at again.
    while (!(await this.follow(place, parked.stream, events)) && !(await this.begin(place, parked, events)));
  }

  /** The events first, the count of appends after them: who gives a stream free compares that count. */
  async follow(place: ParkingPlace, stream: string, events: readonly LoggedEvent[]): Promise<boolean> {
    const found = await this.find(place, stream);
    if (!found) return false;
    const { _id, episode } = found;
    await this.parkedEvents.add(place, episode, events);
    const counted = await attempt(() => this.streams.updateOne({ _id, episode }, { $inc: { appends: 1 } }, DURABLE));
    if (counted.matchedCount > 0) return true;
    await this.parkedEvents.removeAll(episode);
    return false;
  }

  async list({ group, generation }: ParkingPlace): Promise<readonly ParkedStream[]> {
    const found = await attempt(() => this.streams.find({ group, generation }, MAJORITY).sort({ stream: 1 }).toArray());
    return found.map(parkedStreamOf);
  }

  async places(): Promise<readonly ParkingPlace[]> {
    const byPlace = [
      { $group: { _id: { group: '$group', generation: '$generation' } } },
      { $sort: { '_id.group': 1, '_id.generation': 1 } },
    ];
    const found = await attempt(() =>
      this.streams.aggregate<{ readonly _id: ParkingPlace }>(byPlace, MAJORITY).toArray(),
    );
    return found.map(({ _id: { group, generation } }) => ({ group, generation }));
  }

  async get(place: ParkingPlace, stream: string): Promise<ParkedStream | undefined> {
    const found = await this.find(place, stream);
    return found && parkedStreamOf(found);
  }

  async events(
    place: ParkingPlace,
    stream: string,
    aboveVersion: number,
    limit: number,
  ): Promise<readonly LoggedEvent[]> {
    const found = await this.find(place, stream);
    return found ? this.parkedEvents.read(found.episode, aboveVersion, limit) : [];
  }

  async extent(
    place: ParkingPlace,
    stream: string,
  ): Promise<{ readonly first: number; readonly last: number } | undefined> {
    const found = await this.find(place, stream);
    return found && this.parkedEvents.extent(found.episode);
  }

  async remove(place: ParkingPlace, stream: string, toVersion: number): Promise<void> {
    const found = await this.find(place, stream);
    if (found) await this.parkedEvents.remove(found.episode, toVersion);
  }

  async failedAgain(place: ParkingPlace, stream: string, reason: string): Promise<void> {
    const change = { $inc: { failedRetries: 1 }, $set: { reason }, $unset: { request: '' as const } };
    await attempt(() => this.streams.updateOne({ _id: streamKey(place, stream) }, change, DURABLE));
  }

  async unpark(place: ParkingPlace, stream: string, appends: number): Promise<boolean> {
    const filter = { _id: streamKey(place, stream), appends };
    const freed = await attempt(() =>
      this.streams.findOneAndDelete(filter, { ...DURABLE, projection: { episode: 1 } }),
    );
    if (!freed) return false;
    await this.parkedEvents.removeAll(freed.episode);
    return true;
  }

  async request(place: ParkingPlace, stream: string, request: ParkingRequest): Promise<boolean> {
    const filter = { _id: streamKey(place, stream) };
    return (await attempt(() => this.streams.updateOne(filter, { $set: { request } }, DURABLE))).matchedCount > 0;
  }

  async requested({ group, generation }: ParkingPlace, limit: number): Promise<readonly ParkedStream[]> {
    const filter = { group, generation, request: { $exists: true } };
    const found = await attempt(() => this.streams.find(filter, MAJORITY).sort({ stream: 1 }).limit(limit).toArray());
    return found.map(parkedStreamOf);
  }

  async recordDrop(drop: DroppedEvents): Promise<void> {
    await attempt(() => this.dropped.insertOne({ ...drop }, DURABLE));
  }

  async drops(group: string): Promise<readonly DroppedEvents[]> {
    const found = await attempt(() => this.dropped.find({ group }, MAJORITY).sort({ at: 1, _id: 1 }).toArray());
    return found.map(({ _id, ...drop }) => drop);
  }

  ping(): Promise<void> {
    return this.access.ping();
  }

  close(): Promise<void> {
    return this.access.close();
  }

  /** False when another was faster. */
  private async begin(place: ParkingPlace, parked: NewlyParked, events: readonly LoggedEvent[]): Promise<boolean> {
    const { group, generation } = place;
    await this.checkRoom(place);
    const episode = randomUUID();
    await this.parkedEvents.add(place, episode, events);
    const _id = streamKey(place, parked.stream);
    const begun = await this.insert({ _id, episode, group, generation, ...parked, failedRetries: 0, appends: 1 });
    if (begun) await this.parkedEvents.removeOthers(place, parked.stream, episode);
    else await this.parkedEvents.removeAll(episode);
    return begun;
  }

  private insert(document: StreamDocument): Promise<boolean> {
    return attempt(async () => {
      try {
        await this.streams.insertOne(document, DURABLE);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    });
  }

  private async find(place: ParkingPlace, stream: string): Promise<StreamDocument | undefined> {
    return (await attempt(() => this.streams.findOne({ _id: streamKey(place, stream) }, MAJORITY))) ?? undefined;
  }

  private async checkRoom(place: ParkingPlace): Promise<void> {
    const { group, generation } = place;
    const limit = this.limits.streams;
    const held = await attempt(() => this.streams.countDocuments({ group, generation }, { ...MAJORITY, limit }));
    if (held >= limit) throw new ParkingFull(place);
  }
}
