import { randomBytes } from 'node:crypto';
import { ErasureNews } from '../erasure-news.js';
import { cacheKey } from '../key-cache.js';
import { KEY_BYTES } from '../master-key.js';
import type { KeyRing } from '../sealer.port.js';

/** A key ring in memory that keeps every rule of the port but durability: for pure tests. */
export function testKeyRing(): KeyRing {
  const keys = new Map<string, Uint8Array>();
  const erased = new Set<string>();
  const news = new ErasureNews();
  return {
    async keys(wanted, create) {
      return wanted.map((name) => {
        if (erased.has(name.personRef)) return 'erased';
        const known = keys.get(cacheKey(name));
        if (known || !create) return known;
        const made = randomBytes(KEY_BYTES);
        keys.set(cacheKey(name), made);
        return made;
      });
    },
    async erase(personRef) {
      erased.add(personRef);
      for (const name of keys.keys()) if (name.endsWith(`/${personRef}`)) keys.delete(name);
      news.announce(personRef);
    },
    onErased: (listener) => news.listen(listener),
    ping: async () => undefined,
    close: async () => news.stop(),
  };
}
