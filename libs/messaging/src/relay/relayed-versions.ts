import { LRUCache } from 'lru-cache';
import type { Commit } from '#event-sourcing';

/** How far this relay has marked each of the streams it met lately. What is forgotten is read from the store. */
export class RelayedVersions {
  private readonly versions = new LRUCache<string, number>({ max: 20_000 });

  /** The commit and all before it in its stream are marked. */
  add(commit: Pick<Commit, 'stream' | 'toVersion'>): void {
    this.versions.set(commit.stream, Math.max(commit.toVersion, this.versions.get(commit.stream) ?? 0));
  }

  /** Last version known to be marked; 0 where nothing is known. */
  of(stream: string): number {
    return this.versions.get(stream) ?? 0;
  }
}
