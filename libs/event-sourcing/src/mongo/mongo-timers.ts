import type mongoose from 'mongoose';
import type { Timer, TimerStore } from '../timers/timer.port.js';
import { accessMongo, attempt, DURABLE, MAJORITY, type MongoAccess, type MongoPlace } from './mongo-access.js';

interface TimerDocument extends Omit<Timer, 'id'> {
  readonly _id: string;
  readonly nextTry: string;
}

/** Timers of one service on the MongoDB protocol. Throws StoreUnavailable when the server is not there. */
export async function openMongoTimers(place: MongoPlace): Promise<TimerStore> {
  const access = await accessMongo(place);
  const timers = access.db.collection<TimerDocument>('timers');
  try {
    await attempt(() => timers.createIndex({ nextTry: 1, _id: 1 }));
  } catch (error) {
    await access.close();
    throw error;
  }
  return new MongoTimers(access, timers);
}

class MongoTimers implements TimerStore {
  constructor(
    private readonly access: MongoAccess,
    private readonly timers: mongoose.mongo.Collection<TimerDocument>,
  ) {}

  async schedule(timers: readonly Timer[]): Promise<void> {
    if (timers.length === 0) return;
    const operations = timers.map(({ id, ...timer }) => ({
      replaceOne: { filter: { _id: id }, replacement: { ...timer, nextTry: timer.dueAt }, upsert: true },
    }));
    await attempt(() => this.timers.bulkWrite(operations, { ordered: true, ...DURABLE }));
  }

  async cancel(ids: readonly string[]): Promise<void> {
    await attempt(() => this.timers.deleteMany({ _id: { $in: [...ids] } }, DURABLE));
  }

  async due(now: string, limit: number): Promise<readonly Timer[]> {
    const documents = await attempt(() =>
      this.timers
        .find({ nextTry: { $lte: now } }, MAJORITY)
        .sort({ nextTry: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    );
    return documents.map(({ _id, nextTry: _nextTry, ...timer }) => ({ id: _id, ...timer }));
  }

  async done({ id, dueAt }: Pick<Timer, 'id' | 'dueAt'>): Promise<void> {
    await attempt(() => this.timers.deleteOne({ _id: id, dueAt }, DURABLE));
  }

  async putOff({ id, dueAt }: Pick<Timer, 'id' | 'dueAt'>, until: string): Promise<void> {
    await attempt(() => this.timers.updateOne({ _id: id, dueAt }, { $set: { nextTry: until } }, DURABLE));
  }

  ping(): Promise<void> {
    return this.access.ping();
  }

  close(): Promise<void> {
    return this.access.close();
  }
}
