import type { Lease } from '#event-sourcing';

/**
 * Asks for the lease again after a third of its time, and counts itself out after two thirds without an answer.
 * It only keeps several relays from doing the same work: correctness does not depend on it.
 */
export class Leadership {
  private heldUntil = 0;
  private askAgainAt = 0;

  constructor(
    private readonly lease: Lease,
    private readonly name: string,
    private readonly owner: string,
    private readonly ttlMs: number,
  ) {}

  /** Throws what the lease throws when its place cannot be reached. */
  async holds(): Promise<boolean> {
    const now = performance.now();
    if (now >= this.askAgainAt) {
      const got = await this.lease.tryAcquire(this.name, this.owner, this.ttlMs);
      this.askAgainAt = now + this.ttlMs / 3;
      this.heldUntil = got ? now + (this.ttlMs * 2) / 3 : 0;
    }
    return performance.now() < this.heldUntil;
  }

  async release(): Promise<void> {
    if (this.heldUntil > 0) await this.lease.release(this.name, this.owner);
    this.heldUntil = 0;
  }
}
