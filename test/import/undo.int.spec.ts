import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORMATS, type ImportedHouse, startImportedHouse } from './imported-house.js';

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
});
afterAll(() => house.stop());

const board = async () =>
  (await house.call('GET', '/api/integration-status/v1/board', { as: 'migration-office' })).json;

describe('the undo of imports of all formats', () => {
  it('leaves everything as if they had never been', async () => {
    const ids: (readonly [string, string])[] = [];
    const before = new Map<string, { shown: unknown; board: unknown }>();
    for (const format of FORMATS) {
      const [service, kind] = format;
      before.set(kind, { shown: await house.shown(), board: await board() });
      ids.push([service, await house.bring(format, (person) => person % 50 === 1)]);
    }
    expect(Object.keys(await house.shown()).length).toBeGreaterThan(200);
    for (const [at, [service, id]] of [...ids.entries()].reverse()) {
      const kind = FORMATS[at]?.[1] ?? '';
      const state = await house.undo(service, id);
      expect([kind, state]).toMatchObject([kind, { state: 'undone', undo: { kept: 0 } }]);
      expect([kind, await house.shown()]).toEqual([kind, before.get(kind)?.shown]);
      expect([kind, await board()]).toEqual([kind, before.get(kind)?.board]);
    }
  });
});
