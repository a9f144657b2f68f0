import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';
import { GROUND, randomFiles } from './random-files.js';

/** Another each time; a failure tells it, and `UNDO_SEED` runs it again. */
const seed = Number(process.env['UNDO_SEED'] ?? Date.now() % 2_147_483_647);
const RUNS = 8;

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
  for (const { format, text } of GROUND) {
    expect(await house.send(...format, text)).toMatchObject({ report: { wrong: 0 } });
    await house.settled();
  }
});
afterAll(() => house.stop());

it(`what was imported, undone and read anew from the store is as never imported (seed ${seed})`, async () => {
  await house.rebuild();
  const never = await house.shown();
  expect(Object.keys(never).length).toBeGreaterThan(15);
  let written = 0;
  await fc.assert(
    fc.asyncProperty(randomFiles, async (files) => {
      const imports: (readonly [string, string])[] = [];
      for (const { format, text } of files) {
        const { id, report } = (await house.send(...format, text)) as { id: string; report: { created: number } };
        await house.settled();
        imports.push([format[0], id]);
        written += report.created;
      }
      for (const [service, id] of imports.toReversed())
        expect(await house.undo(service, id)).toMatchObject({ state: 'undone', undo: { kept: 0 } });
      expect(await house.shown()).toEqual(never);
      await house.rebuild();
      expect(await house.shown()).toEqual(never);
    }),
    { seed, numRuns: RUNS },
  );
  expect(written).toBeGreaterThan(RUNS);
}, 600_000);
