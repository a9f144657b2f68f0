import { createHash } from 'node:crypto';
import type { DailyRoot, KeptHead } from './daily-records.port.js';

export type RootHeader = Pick<DailyRoot, 'day' | 'run' | 'previous' | 'recordedAt'>;

/**
 * A root: SHA-256 over a header, which names the root before, and the changed heads in the order in which they were
 * gathered. So the last root covers the heads of all streams.
 */
export class RootHash {
  private readonly sum = createHash('sha256');

  constructor(service: string, { day, run, previous, recordedAt }: RootHeader) {
    this.line('verzahnung daily root', 1, service, day, run, recordedAt, previous);
  }

  add({ stream, version, hash }: KeptHead): void {
    this.line(stream, version, hash);
  }

  digest(): string {
    return this.sum.digest('hex');
  }

  private line(...parts: readonly (string | number)[]): void {
    this.sum.update(`${JSON.stringify(parts)}\n`);
  }
}
