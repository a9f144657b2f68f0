import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { type ContractEvent, defineEvent, describing, EventRegistry } from '#contracts';
import { DefaultEventOpener, deriveKey, KeyErased, KeyRingSealer } from './index.js';
import { testKeyRing } from './testing/index.js';

const levelFound = defineEvent({
  context: 'learners',
  type: 'level-found',
  description: 'sample',
  sphere: 'coordination',
  version: 2,
  schema: Type.Object({ personRef: Type.String(), level: describing(Type.String()), by: Type.String() }),
  upcasters: [{ from: 1, up: ({ grade, ...rest }) => ({ ...rest, level: grade, by: 'unknown' }) }],
  samples: [
    { personRef: 'p', grade: 'A2' },
    { personRef: 'p', level: 'A2', by: 'x' },
  ],
});

const event = (more: Partial<ContractEvent>): ContractEvent => ({
  id: 'e1',
  context: 'learners',
  type: 'level-found',
  schemaVersion: 2,
  stream: 'learner-1',
  streamVersion: 1,
  recordedAt: '2026-10-01T22:30:00.000Z',
  correlationId: 'c',
  causationId: 'c',
  data: {},
  ...more,
});

function setUp() {
  const ring = testKeyRing();
  const sealer = new KeyRingSealer(ring, { spheres: ['coordination'] });
  return { ring, sealer, opener: new DefaultEventOpener(sealer, new EventRegistry([levelFound])) };
}
const part = (eventId: string, personRef: string) =>
  ({ eventId, personRef, sphere: 'coordination', content: { level: 'B1', effectiveOn: '2026-09-01' } }) as const;

describe('sealing', () => {
  test('what is sealed opens again, under its own event alone', async () => {
    const { sealer } = setUp();
    const [a, b] = await sealer.seal([part('e1', 'p1'), part('e2', 'p1')]);
    if (!a || !b) throw new Error('nothing sealed');
    expect(a.blob).not.toBe(b.blob);
    expect(Buffer.from(a.blob, 'base64').includes('B1')).toBe(false);
    expect(await sealer.open([{ eventId: 'e1', sealed: a }])).toEqual([{ level: 'B1', effectiveOn: '2026-09-01' }]);
    await expect(sealer.open([{ eventId: 'e2', sealed: a }])).rejects.toThrow(
      expect.objectContaining({ name: 'SealBroken' }),
    );
    const bytes = Buffer.from(a.blob, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const changed = { ...a, blob: bytes.toString('base64') };
    await expect(sealer.open([{ eventId: 'e1', sealed: changed }])).rejects.toThrow(
      expect.objectContaining({ name: 'SealBroken' }),
    );
  });

  test('an erasure silences what was opened before, and seals nothing more', async () => {
    const { ring, sealer } = setUp();
    const sealed = await sealer.seal([part('e1', 'p1'), part('e2', 'p2')]);
    const parts = sealed.map((one, i) => ({ eventId: `e${i + 1}`, sealed: one }));
    await sealer.open(parts);
    await ring.erase('p1');
    expect(await sealer.open(parts)).toEqual([undefined, { level: 'B1', effectiveOn: '2026-09-01' }]);
    await expect(sealer.seal([part('e3', 'p1')])).rejects.toThrow(KeyErased);
  });

  test('a key that is missing without an erasure is an error, never read as erased', async () => {
    const { sealer } = setUp();
    const lost = new KeyRingSealer(testKeyRing(), { spheres: ['coordination'] });
    const [sealed] = await sealer.seal([part('e1', 'p1')]);
    if (!sealed) throw new Error('nothing sealed');
    await expect(lost.open([{ eventId: 'e1', sealed }])).rejects.toThrow(
      expect.objectContaining({ name: 'KeyMissing', sphere: 'coordination' }),
    );
  });

  test('a sphere that was not granted is neither sealed nor opened', async () => {
    const { ring, sealer } = setUp();
    const health = new KeyRingSealer(ring, { spheres: ['health'] });
    const [sealed] = await health.seal([{ ...part('e1', 'p1'), sphere: 'health' }]);
    if (!sealed) throw new Error('nothing sealed');
    expect(await sealer.open([{ eventId: 'e1', sealed }])).toEqual([undefined]);
    await expect(sealer.seal([{ ...part('e1', 'p1'), sphere: 'health' }])).rejects.toThrow(
      expect.objectContaining({ name: 'SphereNotGranted' }),
    );
  });

  test('concurrent callers share look-ups, and a key is fetched once', async () => {
    const ring = testKeyRing();
    const asked: number[] = [];
    const counting = {
      ...ring,
      keys: (...args: Parameters<typeof ring.keys>) => (asked.push(args[0].length), ring.keys(...args)),
    };
    const sealer = new KeyRingSealer(counting, { spheres: ['coordination'] });
    await Promise.all(Array.from({ length: 64 }, (_, i) => sealer.seal([part(`e${i}`, `p${i % 8}`)])));
    await sealer.seal([part('e', 'p1')]);
    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(8);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test('keys of different purposes differ and are the same each time', () => {
    const master = Buffer.alloc(32, 7);
    expect(deriveKey(master, 'a')).toEqual(deriveKey(master, 'a'));
    expect(deriveKey(master, 'a')).not.toEqual(deriveKey(master, 'b'));
    expect(deriveKey(master, 'a')).toHaveLength(32);
  });
});

describe('opening events', () => {
  test('puts marked fields and the day beside the readable data', async () => {
    const { sealer, opener } = setUp();
    const [sealed] = await sealer.seal([part('e1', 'p1')]);
    if (!sealed) throw new Error('nothing sealed');
    const [opened] = await opener.open([event({ data: { personRef: 'p1', by: 'vhs' }, sealed })]);
    expect(opened).toMatchObject({ effectiveOn: '2026-09-01', data: { personRef: 'p1', by: 'vhs', level: 'B1' } });
    expect(opened?.data).not.toHaveProperty('effectiveOn');
    expect(opened).not.toHaveProperty('sealed');
  });

  test('lifts older data to the current version, sealed fields among them', async () => {
    const { sealer, opener } = setUp();
    const content = { grade: 'A2', effectiveOn: '2025-01-02' };
    const [sealed] = await sealer.seal([{ ...part('e1', 'p1'), content }]);
    if (!sealed) throw new Error('nothing sealed');
    const [opened] = await opener.open([event({ schemaVersion: 1, data: { personRef: 'p1' }, sealed })]);
    expect(opened?.data).toEqual({ personRef: 'p1', level: 'A2', by: 'unknown' });
    await expect(opener.open([event({ schemaVersion: 3, data: {} })])).rejects.toThrow(
      expect.objectContaining({ name: 'UnknownEventType' }),
    );
  });

  test('a destroyed key gives `erased`, effective on the day of recording in Berlin', async () => {
    const { ring, sealer, opener } = setUp();
    const [sealed] = await sealer.seal([part('e1', 'p1')]);
    if (!sealed) throw new Error('nothing sealed');
    await ring.erase('p1');
    const position = { topic: 't', partition: 0, offset: '7' };
    const [opened] = await opener.open([{ ...event({ data: { personRef: 'p1', by: 'vhs' }, sealed }), position }]);
    expect(opened).toMatchObject({
      type: 'erased',
      effectiveOn: '2026-10-02',
      position,
      data: { erasedType: 'level-found', personRef: 'p1' },
    });
    expect(opened?.data).not.toHaveProperty('by');
  });

  test('an unknown type passes through in its place', async () => {
    const { sealer, opener } = setUp();
    const [sealed] = await sealer.seal([part('e2', 'p1')]);
    if (!sealed) throw new Error('nothing sealed');
    const opened = await opener.open([
      event({
        type: 'of-tomorrow',
        schemaVersion: 9,
        data: { a: 1 },
        effectiveOn: '2026-01-01',
        sealed: { ...sealed, blob: 'AAAA' },
      }),
      event({ id: 'e2', data: { personRef: 'p1', by: 'x' }, sealed }),
    ]);
    expect(opened.map((one) => [one.type, one.data['a'] ?? one.data['level']])).toEqual([
      ['of-tomorrow', 1],
      ['level-found', 'B1'],
    ]);
  });
});
