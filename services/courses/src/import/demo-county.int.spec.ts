import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile } from '#service-kit/testing';
import { type CoursesProcess, startCoursesProcess } from '../testing/courses-process.js';

const FILES = ['traeger', 'kurse', 'wartende', 'anmeldungen', 'teilnahmen', 'uebergaben'] as const;

let process: CoursesProcess;
beforeAll(async () => {
  process = await startCoursesProcess(['vhs']);
});
afterAll(() => process.stop());

const take = (file: (typeof FILES)[number], dryRun = false): Promise<object> =>
  importFile(process, 'courses', join('demo', 'county', `${file}.csv`), { relativeTo: process.clock.today(), dryRun });

const NOTHING_WRONG = { wrong: 0, errors: [] };

describe('the files of the demo county for courses', () => {
  it('as a dry run tell what is not known yet, and change nothing', async () => {
    expect(await take('traeger', true)).toMatchObject({ created: 15, ...NOTHING_WRONG });
    const unknown = {
      line: 2,
      column: 'traeger',
      valueClass: 'Text',
      code: 'provider-unknown',
      reason: 'Diesen Träger gibt es hier nicht.',
    };
    expect(await take('kurse', true)).toMatchObject({
      created: 0,
      wrong: 63,
      errors: expect.arrayContaining([unknown]),
    });
  });

  it('come in whole', async () => {
    expect(await take('traeger')).toMatchObject({ rows: 15, created: 15, ...NOTHING_WRONG });
    expect(await take('kurse')).toMatchObject({ rows: 63, created: 63, ...NOTHING_WRONG });
    expect(await take('wartende')).toMatchObject({ rows: 697, created: 697, ...NOTHING_WRONG });
    expect(await take('anmeldungen')).toMatchObject({ rows: 892, created: 892, ...NOTHING_WRONG });
    expect(await take('teilnahmen')).toMatchObject({ rows: 350, created: 350, ...NOTHING_WRONG });
    expect(await take('uebergaben')).toMatchObject({ rows: 168, ...NOTHING_WRONG });
    await process.settled();
  });

  it('change nothing the second time, nor as a dry run of it', async () => {
    const same = { created: 0, changed: 0, ...NOTHING_WRONG };
    for (const file of FILES) {
      expect([file, await take(file, true)]).toMatchObject([file, same]);
      expect([file, await take(file)]).toMatchObject([file, same]);
    }
  });

  it('show as runs with their participants', async () => {
    const { json } = await process.call('GET', '/api/courses/v1/course-runs?limit=200', { as: 'course-coordinator' });
    const { runs } = json as { runs: readonly { seatsTaken: number }[] };
    expect(runs.length).toBe(63);
    expect(runs.reduce((sum, { seatsTaken }) => sum + seatsTaken, 0)).toBeGreaterThan(700);
  });
});
