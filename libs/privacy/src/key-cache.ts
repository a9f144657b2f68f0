import { LRUCache } from 'lru-cache';
import type { Sphere } from '#contracts';
import type { KeyRing } from './sealer.port.js';

export interface KeyName {
  readonly personRef: string;
  readonly sphere: Sphere;
}
export type FoundKey = Uint8Array | 'erased' | undefined;

export const cacheKey = ({ personRef, sphere }: KeyName): string => `${sphere}/${personRef}`;

/** What is asked while one look-up is under way goes out together as the next one. */
class GroupedLookup {
  private waiting:
    { readonly names: Map<string, KeyName>; readonly found: Promise<ReadonlyMap<string, FoundKey>> } | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly fetch: (names: readonly KeyName[]) => Promise<ReadonlyMap<string, FoundKey>>) {}

  find(names: readonly KeyName[]): Promise<ReadonlyMap<string, FoundKey>> {
    const group = this.waiting ?? this.open();
    for (const name of names) group.names.set(cacheKey(name), name);
    return group.found;
  }

  private open(): NonNullable<GroupedLookup['waiting']> {
    const names = new Map<string, KeyName>();
    const found = this.last.then(() => {
      this.waiting = undefined;
      return this.fetch([...names.values()]);
    });
    this.last = found.catch(() => undefined);
    this.waiting = { names, found };
    return this.waiting;
  }
}

/** Opened keys for minutes, least recently used dropped first; a person's keys are dropped when erased. */
export class KeyCache {
  private readonly cache: LRUCache<string, Uint8Array | 'erased'>;
  private readonly spheres: readonly Sphere[];
  private readonly reading = new GroupedLookup((names) => this.fetch(names, false));
  private readonly creating = new GroupedLookup((names) => this.fetch(names, true));
  private readonly stopListening: () => void;
  private erasures = 0;

  constructor(
    private readonly ring: KeyRing,
    options: { readonly spheres: readonly Sphere[]; readonly size: number; readonly minutes: number },
  ) {
    this.spheres = options.spheres;
    this.cache = new LRUCache({ max: options.size, ttl: options.minutes * 60_000 });
    this.stopListening = ring.onErased((personRef) => {
      this.erasures++;
      for (const sphere of this.spheres) this.cache.delete(cacheKey({ personRef, sphere }));
    });
  }

  /** The keys by `cacheKey`; a name without a key is absent, unless `create` is set. */
  async find(names: readonly KeyName[], create: boolean): Promise<ReadonlyMap<string, FoundKey>> {
    const found = new Map<string, FoundKey>();
    const missing: KeyName[] = [];
    for (const name of names) {
      const cached = this.cache.get(cacheKey(name));
      if (cached === undefined) missing.push(name);
      else found.set(cacheKey(name), cached);
    }
    if (missing.length === 0) return found;
    const fetched = await (create ? this.creating : this.reading).find(missing);
    for (const name of missing) found.set(cacheKey(name), fetched.get(cacheKey(name)));
    return found;
  }

  close(): void {
    this.stopListening();
    this.cache.clear();
  }

  private async fetch(names: readonly KeyName[], create: boolean): Promise<ReadonlyMap<string, FoundKey>> {
    const before = this.erasures;
    const keys = await this.ring.keys(names, create);
    const found = new Map<string, FoundKey>();
    names.forEach((name, i) => {
      const key = keys[i];
      found.set(cacheKey(name), key);
      // A key read while an erasure was heard may be the erased one: not kept.
      if (key === 'erased' || (key && this.erasures === before)) this.cache.set(cacheKey(name), key);
    });
    return found;
  }
}
