import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { KeyRing } from '../sealer.port.js';

/** How an adapter opens its key ring: several times on the same data for tests of races and restarts. */
export interface KeyRingFixture {
  /** Opens another instance on the same data. */
  readonly open: (masterKey: Uint8Array) => Promise<KeyRing>;
  readonly cleanUp: () => Promise<void>;
}

const person = () => `p_${randomBytes(9).toString('hex')}`;

async function eventually(condition: () => boolean, what: string, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The rules of the port; every adapter passes them. */
export function keyRingContract(name: string, makeFixture: () => Promise<KeyRingFixture>): void {
  describe(`key ring: ${name}`, () => {
    const masterKey = randomBytes(32);
    let fixture: KeyRingFixture;
    let ring: KeyRing;
    let other: KeyRing;

    beforeAll(async () => {
      fixture = await makeFixture();
      ring = await fixture.open(masterKey);
      other = await fixture.open(masterKey);
    });
    afterAll(async () => {
      await ring.close();
      await other.close();
      await fixture.cleanUp();
    });

    test('creates a key on first use only, one per person and sphere, the same for every process', async () => {
      const [a, b] = [person(), person()];
      const names = [
        { personRef: a, sphere: 'coordination' as const },
        { personRef: a, sphere: 'health' as const },
        { personRef: b, sphere: 'coordination' as const },
        { personRef: a, sphere: 'coordination' as const },
      ];
      expect(await ring.keys(names, false)).toEqual([undefined, undefined, undefined, undefined]);
      const made = await ring.keys(names, true);
      expect(made.map((key) => (key instanceof Uint8Array ? key.length : key))).toEqual([32, 32, 32, 32]);
      expect(new Set(made.map((key) => Buffer.from(key as Uint8Array).toString('hex'))).size).toBe(3);
      expect(made[3]).toEqual(made[0]);
      expect(await other.keys(names, false)).toEqual(made);
      await ring.ping();
    });

    test('many who create at once get one key', async () => {
      const personRef = person();
      const spheres = ['coordination', 'youth', 'health'] as const;
      const rounds = await Promise.all(
        Array.from({ length: 12 }, (_, i) => {
          const sphere = spheres[i % 3] ?? 'youth';
          return (i % 2 === 0 ? ring : other).keys([{ personRef, sphere }], true);
        }),
      );
      rounds.forEach(([key], i) => expect(key).toEqual(rounds[i % 3]?.[0]));
    });

    test('an erasure destroys the keys of all spheres and no key is ever created again', async () => {
      const personRef = person();
      const names = [
        { personRef, sphere: 'coordination' as const },
        { personRef, sphere: 'youth' as const },
      ];
      await ring.keys(names, true);
      await ring.erase(personRef);
      await ring.erase(personRef);
      expect(await other.keys(names, true)).toEqual(['erased', 'erased']);
      expect(await ring.keys([{ personRef, sphere: 'health' }], true)).toEqual(['erased']);
    });

    test('a person can be erased before the first key', async () => {
      const personRef = person();
      await ring.erase(personRef);
      expect(await ring.keys([{ personRef, sphere: 'coordination' }], true)).toEqual(['erased']);
    });

    test('creating and erasing at once ends erased', async () => {
      const persons = Array.from({ length: 20 }, person);
      await Promise.all(
        persons.flatMap((personRef) => [
          ring.keys([{ personRef, sphere: 'coordination' }], true),
          other.erase(personRef),
          other.keys([{ personRef, sphere: 'health' }], true),
        ]),
      );
      for (const personRef of persons) {
        const names = [
          { personRef, sphere: 'coordination' as const },
          { personRef, sphere: 'health' as const },
        ];
        expect(await ring.keys(names, false)).toEqual(['erased', 'erased']);
      }
    });

    test('listeners hear of each erasure once: their own at once, those of others soon', async () => {
      const personRef = person();
      const own: string[] = [];
      const others: string[] = [];
      const unheard: string[] = [];
      const stop = ring.onErased((erased) => unheard.push(erased));
      stop();
      ring.onErased((erased) => own.push(erased));
      other.onErased((erased) => others.push(erased));
      await ring.erase(personRef);
      expect(own.filter((ref) => ref === personRef)).toEqual([personRef]);
      await eventually(() => others.includes(personRef), 'the other process hears of the erasure');
      const later = person();
      await other.erase(later);
      await eventually(() => own.includes(later), 'news travel both ways');
      expect([own, others].map((heard) => heard.filter((ref) => ref === personRef))).toEqual([
        [personRef],
        [personRef],
      ]);
      expect(unheard).toEqual([]);
    });

    test('a batch of thousands is answered in its order', async () => {
      const names = Array.from({ length: 1_500 }, () => ({ personRef: person(), sphere: 'coordination' as const }));
      const made = await ring.keys(names, true);
      const backwards = await other.keys([...names].reverse(), false);
      expect([...backwards].reverse()).toEqual(made);
    });

    test('another master key is refused at start, and nothing is overwritten', async () => {
      const personRef = person();
      const made = await ring.keys([{ personRef, sphere: 'coordination' }], true);
      await expect(fixture.open(randomBytes(32))).rejects.toThrow(expect.objectContaining({ name: 'WrongMasterKey' }));
      await expect(fixture.open(randomBytes(31))).rejects.toThrow(expect.objectContaining({ name: 'WrongMasterKey' }));
      const again = await fixture.open(masterKey);
      expect(await again.keys([{ personRef, sphere: 'coordination' }], false)).toEqual(made);
      await again.close();
    });
  });
}
