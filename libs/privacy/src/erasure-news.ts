import { LRUCache } from 'lru-cache';

const REMEMBERED = 10_000;

/** Tells listeners of each erasure once, whether it was done here or found in the database by polling. */
export class ErasureNews {
  private readonly listeners = new Set<(personRef: string) => void>();
  private readonly told = new LRUCache<string, true>({ max: REMEMBERED });
  private timer: NodeJS.Timeout | undefined;
  private polling = false;

  listen(listener: (personRef: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(personRef: string): void {
    if (this.told.has(personRef)) return;
    this.told.set(personRef, true);
    for (const listener of this.listeners) listener(personRef);
  }

  /** Asks for erasures of other processes every `intervalMs`. A failed poll is made good by the next one. */
  poll(intervalMs: number, find: () => Promise<readonly string[]>): void {
    this.timer = setInterval(() => {
      if (this.polling) return;
      this.polling = true;
      find()
        .then((found) => found.forEach((personRef) => this.announce(personRef)))
        .catch(() => undefined)
        .finally(() => (this.polling = false));
    }, intervalMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.listeners.clear();
  }
}
