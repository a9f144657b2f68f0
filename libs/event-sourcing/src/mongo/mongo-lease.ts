import type mongoose from 'mongoose';
import type { Lease } from '../timers/lease.port.js';
import { accessMongo, attempt, DURABLE, isDuplicateKey, type MongoAccess, type MongoPlace } from './mongo-access.js';

interface LeaseDocument {
  readonly _id: string;
  readonly owner: string;
  /** By the clocks of the machines that ask. */
  readonly until: Date;
}

/** Leases among the processes of one service. Throws StoreUnavailable when the server is not there. */
export async function openMongoLease(place: MongoPlace): Promise<Lease> {
  const access = await accessMongo(place);
  return new MongoLease(access, access.db.collection<LeaseDocument>('leases'));
}

class MongoLease implements Lease {
  constructor(
    private readonly access: MongoAccess,
    private readonly leases: mongoose.mongo.Collection<LeaseDocument>,
  ) {}

  async tryAcquire(name: string, owner: string, ttlMs: number): Promise<boolean> {
    const now = Date.now();
    const free = { _id: name, $or: [{ owner }, { until: { $lt: new Date(now) } }] };
    const taken = { $set: { owner, until: new Date(now + ttlMs) } };
    return attempt(async () => {
      try {
        await this.leases.updateOne(free, taken, { upsert: true, ...DURABLE });
        return true;
      } catch (error) {
        // Held by another: the filter does not fit, and the insert meets its document.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    });
  }

  async release(name: string, owner: string): Promise<void> {
    await attempt(() => this.leases.deleteOne({ _id: name, owner }, DURABLE));
  }

  close(): Promise<void> {
    return this.access.close();
  }
}
