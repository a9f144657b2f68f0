import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CursorUnknown } from '../cursor.js';
import { type DocumentCollection, type DocumentStore, keyPrefix } from '../document-store.port.js';

interface Thing {
  readonly name: string;
}
interface Opened {
  readonly store: DocumentStore;
  readonly clean: () => Promise<void>;
}

/** What every adapter of the document store must keep. */
export function documentStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(`document store: ${name}`, () => {
    let opened: Opened;
    let things: DocumentCollection<Thing>;
    beforeEach(async () => {
      opened = await open();
      things = await opened.store.collection<Thing>({ name: 'things', indexes: ['place', 'due'] });
    });
    afterEach(() => opened.clean());

    const put = (id: string, expected: number, keys: Record<string, string[]> = {}, text = id) =>
      things.write([{ id, expected, keys, body: { name: text } }]);

    it('gives back what was written, and nothing of what was not', async () => {
      await put('a', 0, { place: ['syke|1'] });
      expect(await things.get('a')).toEqual({ id: 'a', revision: 1, keys: { place: ['syke|1'] }, body: { name: 'a' } });
      expect(await things.get('b')).toBeUndefined();
      expect([...(await things.getMany(['a', 'b', 'a'])).keys()]).toEqual(['a']);
    });

    it('lets one of two writers on the same revision win, and names the loser', async () => {
      expect(await put('a', 0)).toEqual(new Set());
      const [one, other] = await Promise.all([put('a', 1, {}, 'one'), put('a', 1, {}, 'other')]);
      expect([one.size, other.size].sort()).toEqual([0, 1]);
      expect((await things.get('a'))?.revision).toBe(2);
    });

    it('lets each write of a call win or lose on its own', async () => {
      await put('a', 0);
      const lost = await things.write([
        { id: 'a', expected: 0, keys: {}, body: { name: 'late' } },
        { id: 'b', expected: 0, keys: {}, body: { name: 'b' } },
        { id: 'c', expected: 3, keys: {}, body: { name: 'never there' } },
      ]);
      expect(lost).toEqual(new Set(['a', 'c']));
      expect((await things.get('a'))?.body.name).toBe('a');
      expect((await things.get('b'))?.body.name).toBe('b');
      expect(await things.get('c')).toBeUndefined();
    });

    it('removes the expected revision only, with its keys', async () => {
      await put('a', 0, { place: ['syke'] });
      expect(await things.remove('a', 2)).toBe(false);
      expect(await things.remove('a', 1)).toBe(true);
      expect(await things.get('a')).toBeUndefined();
      expect(await things.count({ index: 'place' })).toBe(0);
    });

    it('moves a document in its indexes', async () => {
      await put('a', 0, { place: ['syke'], due: ['2026-01-01'] });
      await put('a', 1, { place: ['weyhe'] });
      expect(await things.count({ index: 'place', from: 'syke', to: 'sykf' })).toBe(0);
      expect(await things.count(keyPrefix('place', 'weyhe'))).toBe(1);
      expect(await things.count({ index: 'due' })).toBe(0);
    });

    it('finds by half-open range in the order of key and id, page by page, both ways', async () => {
      await things.write(
        ['d', 'b', 'a', 'c'].map((id) => ({
          id,
          expected: 0,
          keys: { due: [id === 'd' ? '2026-02-01' : '2026-01-01'] },
          body: { name: id },
        })),
      );
      await put('e', 0, { due: ['2026-03-01'] });
      const range = { index: 'due', from: '2026-01-01', to: '2026-03-01' };
      const first = await things.find(range, { limit: 3 });
      expect(first.rows.map((row) => row.id)).toEqual(['a', 'b', 'c']);
      const second = await things.find(range, { limit: 3, ...(first.next === undefined ? {} : { after: first.next }) });
      expect(second.rows.map(({ id, key, body }) => [id, key, body.name])).toEqual([['d', '2026-02-01', 'd']]);
      expect(second.next).toBeUndefined();
      const back = await things.find(range, { limit: 2, reverse: true });
      expect(back.rows.map((row) => row.id)).toEqual(['d', 'c']);
      expect(
        (
          await things.find(range, {
            limit: 2,
            reverse: true,
            ...(back.next === undefined ? {} : { after: back.next }),
          })
        ).rows.map((row) => row.id),
      ).toEqual(['b', 'a']);
      expect(await things.count(range)).toBe(4);
    });

    it('gives a row for each key of a document in the range', async () => {
      await put('a', 0, { place: ['x|2', 'x|1', 'y|1'] });
      await put('b', 0, { place: ['x|1'] });
      expect((await things.find(keyPrefix('place', 'x|'), { limit: 10 })).rows.map(({ id, key }) => [key, id])).toEqual(
        [
          ['x|1', 'a'],
          ['x|1', 'b'],
          ['x|2', 'a'],
        ],
      );
      const keys = await things.keys(keyPrefix('place', 'x|'), { limit: 2 });
      expect(keys.rows).toEqual([
        { key: 'x|1', id: 'a' },
        { key: 'x|1', id: 'b' },
      ]);
      expect(
        (
          await things.keys(keyPrefix('place', 'x|'), {
            limit: 2,
            ...(keys.next === undefined ? {} : { after: keys.next }),
          })
        ).rows,
      ).toEqual([{ key: 'x|2', id: 'a' }]);
      expect(await things.count(keyPrefix('place', 'x|'))).toBe(3);
    });

    it('refuses a cursor that no page of the range gave', async () => {
      await put('a', 0, { place: ['x|1', 'y|1', 'z|1'], due: ['x|1'] });
      await put('b', 0, { place: ['x|2', 'y|2', 'z|2'], due: ['x|2'] });
      const refused = async (after: string, reverse = false) =>
        expect((async () => things.find(keyPrefix('place', 'y|'), { limit: 5, after, reverse }))()).rejects.toThrow(
          CursorUnknown,
        );
      const given = (await things.find(keyPrefix('place', 'y|'), { limit: 1 })).next ?? '';
      expect(
        (await things.find(keyPrefix('place', 'y|'), { limit: 5, after: given })).rows.map(({ id }) => id),
      ).toEqual(['b']);
      for (const other of [
        keyPrefix('place', 'x|'),
        keyPrefix('place', 'z|'),
        { index: 'place' },
        keyPrefix('due', 'x|'),
      ]) {
        const { next = '' } = await things.keys(other, { limit: 1 });
        for (const reverse of [false, true]) await refused(next, reverse);
      }
      const madeUp = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
      for (const cursor of [
        'nonsense',
        madeUp('place', '', ''),
        madeUp('place', '\uffff', ''),
        madeUp('y|1', 'a'),
        madeUp('place', 1, 2),
        madeUp(),
      ]) {
        for (const reverse of [false, true]) await refused(cursor, reverse);
      }
    });

    it('keeps collections apart, lists them and drops one', async () => {
      const others = await opened.store.collection<Thing>({ name: 'others', indexes: ['place'] });
      await put('a', 0, { place: ['syke'] });
      expect(await others.get('a')).toBeUndefined();
      await others.write([{ id: 'z', expected: 0, keys: { place: ['syke'] }, body: { name: 'z' } }]);
      expect(await opened.store.list()).toEqual(['others', 'things']);
      await opened.store.drop('things');
      expect(await opened.store.list()).toEqual(['others']);
      expect((await others.find({ index: 'place' }, { limit: 5 })).rows.map((row) => row.id)).toEqual(['z']);
    });

    it('takes keys and bodies with any characters', async () => {
      const odd = 'Süstedt "|$.\u{1F600}\n';
      await put('a', 0, { place: [odd] }, odd);
      expect((await things.find(keyPrefix('place', 'Süstedt'), { limit: 1 })).rows[0]).toMatchObject({
        key: odd,
        body: { name: odd },
      });
    });
  });
}
