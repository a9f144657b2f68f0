import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleChain, sampleCommit } from '../testing/sample-commits.js';
import { EMPTY_HEAD, type Commit } from './event-store.port.js';
import { hashCommit, headOf, verifyStream } from './hash-chain.js';

test('the hash is SHA-256 over the predecessor and the canonical bytes, without hash and mark', () => {
  const commit = { ...sampleCommit('s-1'), events: [] };
  const { hash: _hash, ...covered } = commit;
  const sorted = JSON.stringify(
    Object.fromEntries(Object.entries(covered).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
  expect(hashCommit('ab', { ...commit, mark: { partition: 0, offset: '1' } } as Commit)).toBe(
    createHash('sha256').update(`ab${sorted}`).digest('hex'),
  );
});

test('one changed byte anywhere is found at its commit', () => {
  const chain = sampleChain('s-1', 4);
  fc.assert(
    fc.property(fc.nat(3), fc.nat(), fc.integer({ min: 1, max: 127 }), (at, place, flip) => {
      const bytes = Buffer.from(JSON.stringify(chain[at]));
      const position = place % bytes.length;
      bytes[position] = (bytes[position] ?? 0) ^ flip;
      const changed = parsed(bytes);
      // A byte of a name may give no JSON any more: that is found on reading.
      if (!changed || JSON.stringify(changed) === JSON.stringify(chain[at])) return;
      const verdict = verifyStream(
        's-1',
        chain.map((commit, index) => (index === at ? changed : commit)),
      );
      expect(verdict).toMatchObject({ ok: false, fault: { stream: 's-1' } });
      if (!verdict.ok && changed.fromVersion === chain[at]?.fromVersion) expect(verdict.fault.fromVersion).toBe(at + 1);
    }),
    { numRuns: 1_000 },
  );
});

test('a commit that is missing, in another place, or of another stream is found', () => {
  const [a, b, c, d] = sampleChain('s-1', 4);
  if (!a || !b || !c || !d) throw new Error('no sample');
  const faultAt = (...commits: readonly Commit[]) => {
    const verdict = verifyStream('s-1', commits);
    return verdict.ok ? undefined : verdict.fault.fromVersion;
  };
  expect(faultAt(a, b, c, d)).toBeUndefined();
  expect(faultAt(a, c, d)).toBe(3);
  expect(faultAt(b, c, d)).toBe(2);
  expect(faultAt(a, c, b, d)).toBe(3);
  expect(verifyStream('s-2', [a])).toMatchObject({ ok: false, fault: { reason: 'wrong-stream' } });
  expect(verifyStream('s-1', [])).toEqual({ ok: true, head: EMPTY_HEAD });
});

test('a writer who breaks the rules but hashes right is found too', () => {
  const first = sampleCommit('s-1');
  const gap = sampleCommit('s-1', { ...headOf(first), version: 5 });
  const early = sampleCommit('s-1', headOf(first), { recordedAt: '2020-01-01T00:00:00.000Z' });
  const short = sampleCommit('s-1', headOf(first), { toVersion: 9 });
  expect([gap, early, short].map((commit) => verifyStream('s-1', [first, commit]))).toMatchObject([
    { fault: { reason: 'gap' } },
    { fault: { reason: 'order-of-time' } },
    { fault: { reason: 'event-versions' } },
  ]);
});

function parsed(bytes: Buffer): Commit | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as Commit;
  } catch {
    return undefined;
  }
}
