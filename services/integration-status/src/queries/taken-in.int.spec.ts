import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

let at: StatusProcess;
beforeAll(async () => {
  at = await startStatusProcess(['x', 'y']);
  const taken = (personRef: string, takenInBy: string | undefined, on: string) =>
    at.publish(`learner-${personRef}`, 'learner-enrolled', on, {
      personRef,
      municipalityKey: '03251040',
      ...(takenInBy === undefined ? {} : { takenInBy }),
    });
  await taken('p1', 'x', '2026-11-01');
  await taken('p2', 'x', '2026-11-03');
  await taken('p3', 'y', '2026-11-02');
  await taken('p4', undefined, '2026-11-02');
  await at.publish('learner-p2', 'language-level-assessed', '2026-11-03', {
    personRef: 'p2',
    level: 'A1',
    basis: 'placement-test',
  });
  await at.settled();
});
afterAll(() => at.stop());

const list = async (query: string, as: string) =>
  (await at.call('GET', `/api/integration-status/v1/taken-in${query}`, { as })).json as {
    rows: readonly { readonly personRef: string }[];
    next?: string;
  };

describe('the persons that a provider took in', () => {
  it('are shown to it alone, the latest first', async () => {
    expect((await list('', 'x')).rows).toEqual([
      {
        personRef: 'p2',
        takenInOn: '2026-11-03',
        municipality: { id: '03251040', name: 'Sulingen' },
        level: 'A1',
        registered: false,
      },
      {
        personRef: 'p1',
        takenInOn: '2026-11-01',
        municipality: { id: '03251040', name: 'Sulingen' },
        registered: false,
      },
    ]);
    expect((await list('', 'y')).rows.map(({ personRef }) => personRef)).toEqual(['p3']);
  });
  it('are read page by page', async () => {
    const first = await list('?limit=1', 'x');
    expect(first.rows.map(({ personRef }) => personRef)).toEqual(['p2']);
    const rest = await list(`?limit=1&after=${first.next ?? ''}`, 'x');
    expect(rest.rows.map(({ personRef }) => personRef)).toEqual(['p1']);
  });
});
