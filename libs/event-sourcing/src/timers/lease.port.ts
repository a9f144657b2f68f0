/**
 * Who does a job just now. Saves work, no more: correctness must not depend on it, as an owner that was held up can
 * still be at work when the next one starts. Goes by the clocks of the machines, not by the clock of the domain.
 */
export interface Lease {
  /** True when `owner` holds the lease for the next `ttlMs`; asked again by its owner, it is prolonged. */
  tryAcquire(name: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Gives the lease back, if `owner` still holds it. */
  release(name: string, owner: string): Promise<void>;
  close(): Promise<void>;
}
