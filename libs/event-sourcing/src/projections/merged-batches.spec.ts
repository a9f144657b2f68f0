import { describe, expect, it } from '@jest/globals';
import type { OpenedEvent } from '#contracts';
import { MergedBatches } from './merged-batches.js';
import { put } from './testing/sample-projection.js';

const namesOf = (batch: readonly OpenedEvent[]): string => batch.map(({ stream }) => stream).join('');

/** Takes batches in when told to; fails for a stream named `x`. */
function gated() {
  const taken: string[] = [];
  const gates: (() => void)[] = [];
  const merged = new MergedBatches(async (batch) => {
    taken.push(namesOf(batch));
    await new Promise<void>((resolve) => gates.push(resolve));
    if (namesOf(batch).includes('x')) throw new Error('poison');
  });
  const open = async (): Promise<void> => {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const add = (name: string): Promise<void> => merged.add([put(name, 1, 'box', 1)]);
  return { taken, open, add };
}

describe('batches that come while one is taken in', () => {
  it('are taken in together, in the order in which they came', async () => {
    const { taken, open, add } = gated();
    const all = ['a', 'b', 'c'].map(add);
    expect(taken).toEqual(['a']);
    await open();
    expect(taken).toEqual(['a', 'bc']);
    await open();
    await Promise.all(all);
  });

  it('have outcomes of their own when they fail together', async () => {
    const { taken, open, add } = gated();
    const outcomes = Promise.allSettled(['a', 'b', 'x', 'c'].map(add));
    for (let step = 0; step < 5; step++) await open();
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(taken).toEqual(['a', 'bxc', 'b', 'x', 'c']);
  });

  it('are taken in again after a failure', async () => {
    const { taken, open, add } = gated();
    const failed = expect(add('x')).rejects.toThrow('poison');
    await open();
    await failed;
    const next = add('a');
    await open();
    await next;
    expect(taken).toEqual(['x', 'a']);
  });
});
