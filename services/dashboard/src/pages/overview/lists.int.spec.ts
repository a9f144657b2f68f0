import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linkTo, rowsOf } from '../../testing/html.js';

const STATUS = '/api/integration-status/v1';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());

describe('the page of a list', () => {
  it('sorts by a click on a header, both ways, and keeps the day', async () => {
    const { html } = await dashboard.open('/listen/kurse?tag=2026-11-20', 'koordination');
    expect(linkTo(html, 'Angemeldet')).toBe('/listen/kurse?tag=2026-11-20&sortiert=Angemeldet');
    const up = (await dashboard.open('/listen/kurse?sortiert=Angemeldet', 'koordination')).html;
    expect(rowsOf(up, 'Geplante Kurse').map((row) => row[3]?.[0])).toEqual(['3', '4', '5']);
    const down = (await dashboard.open(linkTo(up, 'Angemeldet') ?? '', 'koordination')).html;
    expect(rowsOf(down, 'Geplante Kurse').map((row) => row[3]?.[0])).toEqual(['5', '4', '3']);
    expect(down).toContain('aria-sort="descending"');
  });

  it('goes on by its cursor, and does not sort what is there in part only', async () => {
    const long = await startDashboard();
    long.upstream.on(`GET ${STATUS}/measures/overdue`, ({ query }) => ({
      body: {
        rows: [{ measureId: 'm', title: query.get('after') ?? 'erste', department: 'youth', dueOn: '2026-11-01' }],
        ...(query.has('after') ? {} : { next: 'a/b=' }),
      },
    }));
    const { html } = await long.open('/listen/massnahmen?sortiert=Frist', 'koordination');
    expect(linkTo(html, 'Frist')).toBeUndefined();
    expect(
      rowsOf((await long.open(linkTo(html, 'Weitere Zeilen') ?? '', 'koordination')).html, 'Offene Maßnahmen')[0]?.[0],
    ).toBe('a/b=');
    await long.stop();
  });
});
