import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

/** Milestones that are reported again as they stood. */
const REPEATED = { meilensteine: 2 };
/** With the number of their rows. */
const FILES = {
  personen: 1500,
  sprachstand: 1415,
  bedarf: 1071,
  berechtigungen: 1059,
  meilensteine: 1781,
  uebergaenge: 6,
  streitfaelle: 1,
} as const;

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess();
});
afterAll(() => process.stop());

const take = (file: string, dryRun = false): Promise<object> =>
  importFile(process, 'learners', join('demo', 'county', `${file}.csv`), { relativeTo: process.clock.today(), dryRun });

const NOTHING_WRONG = { wrong: 0, errors: [] };

describe('the files of the demo county for learners', () => {
  it('as a dry run tell whom nobody took in, and change nothing', async () => {
    expect(await take('personen', true)).toMatchObject({ created: 1500, ...NOTHING_WRONG });
    const unknown = {
      line: 2,
      column: 'personen_nr',
      valueClass: 'Text',
      code: 'learner-unknown',
      reason: 'Diese Person ist hier nicht aufgenommen.',
    };
    for (const file of Object.keys(FILES).slice(1)) {
      expect([file, await take(file, true)]).toMatchObject([
        file,
        { created: 0, errors: expect.arrayContaining([unknown]) },
      ]);
    }
  });

  it('come in whole', async () => {
    const repeated: Readonly<Record<string, number>> = REPEATED;
    for (const [file, rows] of Object.entries(FILES)) {
      const unchanged = repeated[file] ?? 0;
      expect([file, await take(file)]).toMatchObject([
        file,
        { rows, created: rows - unchanged, unchanged, ...NOTHING_WRONG },
      ]);
    }
    await process.settled();
  });

  it('change nothing the second time', async () => {
    for (const [file, rows] of Object.entries(FILES)) {
      expect([file, await take(file)]).toMatchObject([file, { unchanged: rows, ...NOTHING_WRONG }]);
    }
  });
});
