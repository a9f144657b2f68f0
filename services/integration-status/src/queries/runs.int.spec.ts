import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#contracts';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

const SULINGEN = '03251040';
const TWISTRINGEN = '03251042';
const base = '/api/integration-status/v1';
let at: StatusProcess;

const run = (runId: string, more: JsonObject = {}): JsonObject => ({
  runId,
  providerId: 'x',
  title: `Kurs ${runId}`,
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: SULINGEN,
  timeOfDay: 'morning',
  childcare: true,
  seats: 10,
  minimumGroup: 2,
  startsOn: '2026-12-08',
  endsOn: '2027-03-01',
  ...more,
});
const waiting = (personRef: string, municipalityKey: string, level: string): JsonObject => ({
  personRef,
  entryId: `w-${personRef}`,
  courseType: 'IK_ALLG',
  level,
  municipalityKey,
  timesOfDay: [],
  childcare: false,
});

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y']);
  const { publish } = at;
  await publish('provider-x', 'provider-registered', '2026-01-01', {
    providerId: 'x',
    name: 'Haus X',
    kind: 'independent',
    municipalityKey: SULINGEN,
  });
  const runs: readonly (readonly [string, JsonObject])[] = [
    ['a', { startsOn: '2026-12-01' }],
    ['b', { startsOn: '2026-12-15', entryLevel: 'A1', municipalityKey: TWISTRINGEN }],
    ['c', { startsOn: '2027-02-01', providerId: 'y', courseType: 'BSK_B2', entryLevel: 'B1', targetLevel: 'B2' }],
    ['d', { startsOn: '2026-09-01' }],
    ['e', { startsOn: '2027-03-01', registration: 'closed' }],
  ];
  for (const [runId, more] of runs)
    await publish(`course-run-${runId}`, 'course-run-planned', '2026-08-01', run(runId, more));
  await publish('course-run-d', 'course-run-started', '2026-09-01', { runId: 'd' });
  await publish('course-run-d', 'course-run-interrupted', '2026-11-20', { runId: 'd', reason: 'no-teacher' });
  await publish('course-run-a', 'course-run-published', '2026-10-01', { runId: 'a' });
  for (const id of ['g1', 'g2'])
    await publish('course-run-a', 'seat-held', '2026-11-01', { runId: 'a', registrationId: id });
  await publish('waiting-entry-1', 'waiting-entry-opened', '2026-10-01', waiting('p1', SULINGEN, 'A2'));
  await publish('waiting-entry-2', 'waiting-entry-opened', '2026-10-01', waiting('p2', TWISTRINGEN, 'B1'));
  await publish('waiting-entry-3', 'waiting-entry-opened', '2026-10-01', waiting('p3', TWISTRINGEN, 'B1'));
  await publish('waiting-entry-3', 'waiting-entry-closed', '2026-11-10', {
    personRef: 'p3',
    entryId: 'w-p3',
    reason: 'withdrawn',
  });
  await at.settled();
});
afterAll(() => at.stop());

const read = async (path: string, as = 'course-coordinator') =>
  (await at.call('GET', `${base}${path}`, { as })).json as {
    rows: { runId: string }[];
    next?: string;
    cells: object[];
  };
const ids = async (query: string) => (await read(`/runs?${query}`)).rows.map(({ runId }) => runId);

describe('the runs of the county', () => {
  it('stand in the order of their start, narrowed by what is asked', async () => {
    expect(await ids('')).toEqual(['d', 'a', 'b', 'c', 'e']);
    expect(await ids('level=A1')).toEqual(['b']);
    expect(await ids(`municipality=${TWISTRINGEN}`)).toEqual(['b']);
    expect(await ids('provider=y')).toEqual(['c']);
    expect(await ids('courseType=BSK_B2')).toEqual(['c']);
    expect(await ids('state=started')).toEqual(['d']);
    expect(await ids('state=open&to=2026-12-01')).toEqual(['d', 'a']);
    expect(await ids('from=2026-12-15&to=2027-02-01')).toEqual(['b', 'c']);
    expect(await ids('atRisk=true')).toEqual(['b']);
    expect((await at.call('GET', `${base}/runs?atRisk=maybe`, { as: 'x' })).status).toBe(400);
  });

  it('come in pages that leave nothing out, whatever they are narrowed to', async () => {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page = await read(
        `/runs?limit=1&courseType=IK_ALLG${next === undefined ? '' : `&after=${encodeURIComponent(next)}`}`,
      );
      expect(page.rows.length).toBeLessThanOrEqual(1);
      seen.push(...page.rows.map(({ runId }) => runId));
      next = page.next;
    } while (next !== undefined);
    expect(seen).toEqual(['d', 'a', 'b', 'e']);
  });

  it('tell how each stands', async () => {
    const { rows } = await read('/runs');
    expect(rows.find(({ runId }) => runId === 'a')).toMatchObject({
      provider: { id: 'x', name: 'Haus X' },
      state: 'planned',
      registrationOpen: true,
      published: true,
      taken: 2,
      seats: 10,
      atRisk: false,
    });
    expect(rows.find(({ runId }) => runId === 'd')).toMatchObject({ state: 'started', interruptedOn: '2026-11-20' });
    expect(rows.find(({ runId }) => runId === 'e')).toMatchObject({ registrationOpen: false, published: false });
  });
});

describe('supply and demand', () => {
  it('stand beside each other by municipality and level, what is short first', async () => {
    const { cells } = await read('/supply');
    expect(cells).toMatchObject([
      { municipality: { id: TWISTRINGEN }, level: 'B1', freeSeats: 0, runs: 0, waiting: 1 },
      { municipality: { id: SULINGEN }, level: 'A2', freeSeats: 8, runs: 1, waiting: 1 },
      { municipality: { id: SULINGEN }, level: 'B1', freeSeats: 10, runs: 1, waiting: 0 },
      { municipality: { id: TWISTRINGEN }, level: 'A1', freeSeats: 10, runs: 1, waiting: 0 },
    ]);
    expect((await read('/supply?courseType=BSK_B2')).cells).toMatchObject([{ level: 'B1', freeSeats: 10 }]);
    expect((await read('/supply?day=2026-11-01')).cells[0]).toMatchObject({ waiting: 2 });
  });

  it('tell who opens no cases of the whole county the seats alone', async () => {
    for (const as of ['x', 'municipality', 'alliance-member', 'department']) {
      const { cells } = await read('/supply', as);
      expect(cells.length).toBe(3);
      for (const cell of cells) expect(cell).not.toHaveProperty('waiting');
    }
  });
});
