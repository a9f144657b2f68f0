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

  it('shows a withheld number as a point', async () => {
    const withheld = await startDashboard();
    withheld.upstream.on(`GET ${STATUS}/board`, {
      body: {
        day: DAY,
        stages: ['enrolled'],
        municipalities: [],
        rows: [{ department: 'youth', cells: [{ stage: 'enrolled', count: null }] }],
        byMunicipality: [{ municipality: { id: '03251040', name: 'Sulingen' }, waiting: null, total: 12 }],
      },
    });
    const { html } = await withheld.open('/', 'council');
    expect(rowsOf(html, 'Personen je Fachdienst')).toEqual([['Jugend', '.']]);
    expect(rowsOf(html, 'Wartende und alle Personen')).toEqual([['Sulingen', '.', '12']]);
    expect(html).toContain('Sulingen: zu wenige Wartende, um sie zu nennen');
    await withheld.stop();
  });
});

describe('a number of the board whose cases may not be opened', () => {
  it('leads to its distribution over the municipalities, and from there to the board of each', async () => {
    const spread = await startDashboard();
    const places = [
      { id: '03251040', name: 'Sulingen' },
      { id: '03251041', name: 'Syke' },
      { id: '03251012', name: 'Diepholz' },
    ];
    const counts: Readonly<Record<string, number | null>> = { '03251040': 12, '03251041': null, '03251012': 0 };
    spread.upstream.on(`GET ${STATUS}/board`, ({ query }) => ({
      body: {
        day: DAY,
        stages: ['waiting'],
        municipalities: places,
        rows: [
          {
            department: 'youth',
            cases: false,
            cells: [{ stage: 'waiting', count: counts[query.get('municipality') ?? ''] ?? 14 }],
          },
        ].map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            query.has('municipality') ? { ...cell, count: counts[query.get('municipality') ?? ''] } : cell,
          ),
        })),
        byMunicipality: [],
      },
    }));
    for (const [as, address] of [
      ['council', '/verteilung?fachdienst=youth&stufe=waiting'],
      ['koordination', `/verteilung?fachdienst=youth&stufe=waiting&tag=${DAY}`],
    ] as const) {
      const board = (await spread.open('/', as)).html;
      expect(linkTo(sectionOf(board, 'stand'), '14')).toBe(address);
      const { html } = await spread.open(address, as);
      expect(rowsOf(html, 'Jugend, Stufe „wartet“')).toEqual([
        ['Sulingen', '12'],
        ['Syke', 'nicht genannt'],
      ]);
      expect(linkTo(html, '12')).toBe('/?gemeinde=03251040#stand');
      expect((await spread.open(linkTo(html, 'Als CSV herunterladen') ?? '', as)).html).toBe(
        'Gemeinde;Personen\r\nSulingen;12\r\nSyke;.\r\n',
      );
    }
    await spread.stop();
  });

  it('is told of today alone to those without the right to cases', async () => {
    await dashboard.open('/verteilung?stufe=waiting&tag=2026-11-18', 'council');
    expect(new Set(asked('/board').map(({ day }) => day))).toEqual(new Set([DAY]));
  });
});

describe('the board and the numbers of the map', () => {
  it('are given as CSV, with what is withheld as a point', async () => {
    const html = await overview('?gemeinde=03251040&tag=2026-11-18');
    const file = await dashboard.open(linkTo(sectionOf(html, 'stand'), 'Als CSV herunterladen') ?? '', 'koordination');
    expect(asked('/board').at(-1)).toEqual({ day: '2026-11-18', municipality: '03251040' });
    const [head, first] = file.html.split('\r\n');
    expect(head).toMatch(/^Fachdienst;aufgenommen;aufgenommen, Änderung;eingestuft;eingestuft, Änderung;/);
    expect(first).toMatch(/^Alle Personen;100;-1;117;;/);
    const places = await dashboard.open(linkTo(sectionOf(html, 'karte'), 'Als CSV herunterladen') ?? '', 'council');
    expect(places.html.split('\r\n').slice(0, 2)).toEqual(['Gemeinde;Warten;Alle', 'Affinghausen;0;0']);
  });

  it('stand in tables that are sorted by a link and have totals', async () => {
    const html = sectionOf(await overview('?tag=2026-11-18'), 'karte');
    expect(linkTo(html, 'alle')).toBe('/?tag=2026-11-18&karteSortiert=alle#karte');
    const sorted = sectionOf(await overview('?karteSortiert=alle&karteRichtung=ab'), 'karte');
    const counts = rowsOf(sorted, 'Wartende und alle').map((row) => Number(row[2]));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(/<tfoot.*<\/tfoot>/s.exec(sorted)?.[0]).toContain(`>${counts.reduce((sum, count) => sum + count, 0)}<`);
  });

  it('lead from both numbers of a municipality to what they are made of', async () => {
    const html = sectionOf(await overview(), 'karte');
    const [first] = rowsOf(html, 'Wartende und alle');
    const place = linkTo(html, first?.[0] ?? '') ?? '';
    expect(linkTo(html, first?.[2] ?? '')).toBe(place);
    expect(linkTo(html, first?.[1] ?? '')).toBe(
      `/faelle?fachdienst=all&stufe=waiting&gemeinde=${/\d{8}/.exec(place)?.[0]}`,
    );
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
