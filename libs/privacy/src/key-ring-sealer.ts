import type { JsonObject, SealedPart, Sphere } from '#contracts';
import { cacheKey, KeyCache } from './key-cache.js';
import { KeyMissing, SealBroken, SphereNotGranted } from './key-ring-errors.js';
import { decrypt, encrypt } from './master-key.js';
import { KeyErased, type KeyRing, type Sealer } from './sealer.port.js';

export interface SealerOptions {
  /** The spheres this service was granted: others are neither sealed nor opened. */
  readonly spheres: readonly Sphere[];
  /** How long an opened key stays in memory; also how long an erasure elsewhere can stay unheard at worst. */
  readonly cacheMinutes?: number;
  /** Keys in memory at most. */
  readonly cacheSize?: number;
}

/**
 * Seals with AES-256-GCM under the key of person and sphere, the event's id as associated data.
 * The content is JSON: the marked fields of the event that are present, and `effectiveOn`.
 */
export class KeyRingSealer implements Sealer {
  private readonly keys: KeyCache;
  private readonly granted: ReadonlySet<Sphere>;

  constructor(ring: KeyRing, options: SealerOptions) {
    this.granted = new Set(options.spheres);
    this.keys = new KeyCache(ring, {
      spheres: options.spheres,
      size: options.cacheSize ?? 20_000,
      minutes: options.cacheMinutes ?? 5,
    });
  }

  async seal(parts: Parameters<Sealer['seal']>[0]): Promise<readonly SealedPart[]> {
    const refused = parts.find((part) => !this.granted.has(part.sphere));
    if (refused) throw new SphereNotGranted(refused.sphere);
    const keys = await this.keys.find(parts, true);
    return parts.map((part) => {
      const { personRef, sphere, eventId, content } = part;
      const key = keys.get(cacheKey(part));
      if (key === undefined || key === 'erased') throw new KeyErased(personRef);
      const blob = encrypt(key, Buffer.from(JSON.stringify(content)), eventId).toString('base64');
      return { blob, personRef, sphere };
    });
  }

  /** Throws SealBroken for a blob that does not open under a key that is there, KeyMissing without an erasure. */
  async open(parts: Parameters<Sealer['open']>[0]): Promise<readonly (JsonObject | undefined)[]> {
    const wanted = parts.map((part) => part.sealed).filter((sealed) => this.granted.has(sealed.sphere));
    const keys = await this.keys.find(wanted, false);
    return parts.map(({ eventId, sealed }) => {
      if (!this.granted.has(sealed.sphere)) return undefined;
      const key = keys.get(cacheKey(sealed));
      if (key === undefined) throw new KeyMissing(sealed.personRef, sealed.sphere);
      return key === 'erased' ? undefined : openBlob(key, sealed.blob, eventId);
    });
  }

  /** Forgets all keys. The key ring stays open. */
  close(): void {
    this.keys.close();
  }
}

function openBlob(key: Uint8Array, blob: string, eventId: string): JsonObject {
  try {
    return JSON.parse(decrypt(key, Buffer.from(blob, 'base64'), eventId).toString('utf8')) as JsonObject;
  } catch {
    throw new SealBroken(eventId);
  }
}
