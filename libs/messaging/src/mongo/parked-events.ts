import mongoose from 'mongoose';
import type { LoggedEvent } from '#contracts';
import { attempt, DUPLICATE_KEY, DURABLE, MAJORITY } from '#event-sourcing/mongo';
import { ParkingFull, type ParkingPlace } from '../subscriptions/parking-store.port.js';
import { type EventDocument, eventDocument } from './parked-documents.js';

/** The events of parked streams, by the episode they were parked in. */
export class ParkedEvents {
  constructor(
    private readonly collection: mongoose.mongo.Collection<EventDocument>,
    private readonly most: number,
  ) {}

  async makeIndexes(): Promise<void> {
    await this.collection.createIndex({ episode: 1, version: 1 });
    await this.collection.createIndex({ group: 1, generation: 1, stream: 1 });
  }

  /** What lies there already stays as it is. Throws ParkingFull. */
  async add(place: ParkingPlace, episode: string, events: readonly LoggedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { group, generation } = place;
    const held = await attempt(() =>
      this.collection.countDocuments({ group, generation }, { ...MAJORITY, limit: this.most + 1 }),
    );
    if (held + events.length > this.most) throw new ParkingFull(place);
    const documents = events.map((event) => eventDocument(place, episode, event));
    await attempt(async () => {
      try {
        await this.collection.insertMany(documents, { ordered: false, ...DURABLE });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
    });
  }

  async read(episode: string, aboveVersion: number, limit: number): Promise<readonly LoggedEvent[]> {
    const found = await attempt(() =>
      this.collection
        .find({ episode, version: { $gt: aboveVersion } }, MAJORITY)
        .sort({ version: 1 })
        .limit(limit)
        .toArray(),
    );
    return found.map(({ event }) => event);
  }

  async extent(episode: string): Promise<{ readonly first: number; readonly last: number } | undefined> {
    const [first, last] = await Promise.all([this.outermost(episode, 1), this.outermost(episode, -1)]);
    return first === undefined || last === undefined ? undefined : { first, last };
  }

  async remove(episode: string, toVersion: number): Promise<void> {
    await attempt(() => this.collection.deleteMany({ episode, version: { $lte: toVersion } }, DURABLE));
  }

  async removeAll(episode: string): Promise<void> {
    await attempt(() => this.collection.deleteMany({ episode }, DURABLE));
  }

  /** What crashes left of earlier parkings of the stream. */
  async removeOthers({ group, generation }: ParkingPlace, stream: string, episode: string): Promise<void> {
    await attempt(() => this.collection.deleteMany({ group, generation, stream, episode: { $ne: episode } }, DURABLE));
  }

  private async outermost(episode: string, direction: 1 | -1): Promise<number | undefined> {
    const options = { ...MAJORITY, sort: { version: direction }, projection: { version: 1 } };
    return (await attempt(() => this.collection.findOne({ episode }, options)))?.version;
  }
}

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return false;
  const failed = [error.writeErrors].flat();
  const unconfirmed = error.result.getWriteConcernError() !== undefined;
  return !unconfirmed && failed.length > 0 && failed.every(({ code }) => code === DUPLICATE_KEY);
}
