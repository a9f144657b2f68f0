import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';

const STATUS = '/api/integration-status/v1';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

const overview = async (query = '', as = 'koordination') => (await dashboard.open(`/${query}`, as)).html;
/** The questions to a route of the read models, by their query. */
const asked = (path: string) =>
  dashboard.upstream.asked
    .filter((one) => one.path === `${STATUS}${path}`)
    .map(({ query }) => Object.fromEntries(query));

describe('the board', () => {
  it('has departments as rows, stages as columns, and leads from each number to its cases', async () => {
    const html = sectionOf(await overview(), 'stand');
    const all = rowsOf(html, 'Personen je Fachdienst und Stufe, der ganze Landkreis, Stand vom 24.11.2026')[0];
    expect(all?.slice(0, 3)).toEqual(['Alle Personen', '100 (−1)', '117']);
    expect(linkTo(html, '117')).toBe('/faelle?fachdienst=all&stufe=assessed&tag=2026-11-24');
  });

  it('is asked for one municipality, and keeps it in its links', async () => {
    const html = sectionOf(await overview('?gemeinde=03251040'), 'stand');
    expect(asked('/board')).toEqual([{ day: DAY, municipality: '03251040' }]);
    expect(linkTo(html, '117')).toBe('/faelle?fachdienst=all&stufe=assessed&tag=2026-11-24&gemeinde=03251040');
    expect(html).toContain('<option value="03251040" selected>Sulingen');
  });

  it('shows a withheld number as a point, and the day of a row that is of another', async () => {
    const withheld = await startDashboard();
    withheld.upstream.on(`GET ${STATUS}/board`, {
      body: {
        day: DAY,
        stages: ['enrolled'],
        municipalities: [],
        rows: [
          { department: 'youth', cells: [{ stage: 'enrolled', count: null }] },
          { department: 'health', day: '2026-11-05', cells: [{ stage: 'enrolled', count: 7 }] },
        ],
        byMunicipality: [{ municipality: { id: '03251040', name: 'Sulingen' }, waiting: null, total: 12 }],
      },
    });
    const { html } = await withheld.open('/', 'council');
    expect(rowsOf(html, 'Personen je Fachdienst')).toEqual([
      ['Jugend', '.'],
      ['Gesundheit Stand der Runde vom 05.11.2026', '7'],
    ]);
    expect(rowsOf(html, 'Wartende und alle Personen')).toEqual([['Sulingen', '.', '12']]);
    expect(html).toContain('Sulingen: zu wenige Wartende, um sie zu nennen');
    await withheld.stop();
  });
});

describe('the map', () => {
  it('says in words what it shows, with the numbers beside it', async () => {
    const html = sectionOf(await overview(), 'karte');
    const [first] = rowsOf(html, 'Wartende und alle Personen je Gemeinde');
    expect(html).toMatch(
      new RegExp(
        `aria-label="Karte der Gemeinden: \\d+ Personen warten auf einen Kurs, am meisten in ${first?.[0]}\\."`,
      ),
    );
    expect(html.match(/<path /g)?.length).toBe(45);
    expect(textOf(html)).toContain('GeoBasis-DE / BKG');
  });

  it('speaks for all places of a member of the county where single ones are not told', async () => {
    const grouped = await startDashboard();
    grouped.upstream.on(`GET ${STATUS}/board`, {
      body: {
        day: DAY,
        stages: [],
        municipalities: [],
        rows: [],
        byMunicipality: [
          { municipality: { id: '03251001', name: 'Samtgemeinde Schwaförden' }, waiting: 17, total: 47 },
        ],
      },
    });
    grouped.upstream.on(`GET ${STATUS}/county/municipalities`, {
      body: { rows: ['03251001', '03251014'].map((key) => ({ key, name: key, member: 'Samtgemeinde Schwaförden' })) },
    });
    const { html } = await grouped.open('/', 'council');
    expect(html.match(/Samtgemeinde Schwaförden: 17 warten/g)?.length).toBe(2);
    await grouped.stop();
  });
});
