import type { OpenedEvent } from '#contracts';
import { StoreUnavailable } from '#event-sourcing';

/**
 * A reader with a watermark per stream, as read models have it. It refuses what would leave a gap, so that an event
 * handled out of order shows.
 */
export class Board {
  /** Versions in the order they had their effect, by stream. */
  readonly seen = new Map<string, number[]>();
  /** Events that it cannot handle, by id. */
  readonly poison = new Set<string>();
  readonly gaps: string[] = [];
  /** Its database is away. */
  away = false;

  readonly handle = async (batch: readonly OpenedEvent[]): Promise<void> => {
    for (const { id, stream, streamVersion } of batch) {
      await Promise.resolve();
      if (this.away) throw new StoreUnavailable('away');
      if (this.poison.has(id)) throw new TypeError('poison');
      const versions = this.seen.get(stream) ?? [];
      const watermark = versions.at(-1) ?? 0;
      if (streamVersion <= watermark) continue;
      if (streamVersion > watermark + 1) {
        this.gaps.push(id);
        throw new RangeError('a version is missing');
      }
      this.seen.set(stream, [...versions, streamVersion]);
    }
  };

  watermark(stream: string): number {
    return this.seen.get(stream)?.at(-1) ?? 0;
  }
}
