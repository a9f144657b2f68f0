import type { Lease } from '../timers/lease.port.js';

/**
 * Leases among the parts of one process: the lock of the data folder already keeps other processes out, and a lease
 * means nothing after a restart. So they live in memory.
 */
export class EmbeddedLease implements Lease {
  private readonly held = new Map<string, { readonly owner: string; readonly until: number }>();

  async tryAcquire(name: string, owner: string, ttlMs: number): Promise<boolean> {
    const now = performance.now();
    const holder = this.held.get(name);
    if (holder && holder.owner !== owner && holder.until > now) return false;
    this.held.set(name, { owner, until: now + ttlMs });
    return true;
  }

  async release(name: string, owner: string): Promise<void> {
    if (this.held.get(name)?.owner === owner) this.held.delete(name);
  }

  async close(): Promise<void> {
    this.held.clear();
  }
}
