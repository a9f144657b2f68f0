import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, rowsOf } from '../../testing/html.js';

const PAGE = '/warteliste/zeiten';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

const open = async (path = PAGE, as = 'koordination'): Promise<string> => {
  const { status, html } = await dashboard.open(path, as);
  expect([path, status]).toEqual([path, 200]);
  return html;
};

describe('the times of a year', () => {
  it('say how long was waited, of all and by type of course', async () => {
    expect(rowsOf(await open(), 'Tage von der Warteliste')).toEqual([
      ['Alle Kursarten', '52', '34', '88'],
      ['Allgemeiner Integrationskurs', '41', '36', '90'],
      ['Basisberufssprachkurs B2', '11', '20', '44'],
    ]);
  });

  it('say which rights went unused', async () => {
    expect(rowsOf(await open(), 'Rechte des Jahres')).toEqual([['Berechtigung zum Berufssprachkurs', '64', '9', '4']]);
  });

  it('are of the day in the address, also in the files', async () => {
    const html = await open(`${PAGE}?tag=2026-10-01`);
    const days = dashboard.upstream.asked
      .filter(({ path }) => /times|lapses/.test(path))
      .map(({ query }) => query.get('day'));
    expect(days).toEqual(['2026-10-01', '2026-10-01']);
    expect(linksOf(html)).toContainEqual(['Als CSV herunterladen', `${PAGE}.csv?tag=2026-10-01`]);
    expect(html).toMatch(/<input[^>]*name="tag"[^>]*value="2026-10-01"/);
    expect((await open(`${PAGE}.csv`)).split('\r\n')[1]).toBe('Alle Kursarten;52;34;88');
    expect((await open('/warteliste/verfallen.csv')).split('\r\n')[1]).toBe('Berechtigung zum Berufssprachkurs;64;9;4');
  });

  it('are reached from the waiting list by those who see the whole county', async () => {
    const link = ['Wie lange gewartet wurde, und was dabei verfiel', PAGE];
    expect(linksOf(await open('/warteliste'))).toContainEqual(link);
    expect(linksOf(await open('/warteliste', 'silbenreich'))).not.toContainEqual(link);
  });
});
