import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, MOTHER, OVERVIEW } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';

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

describe('the headline', () => {
  it('says in four counts where to act, with the change since the last round', async () => {
    const text = textOf(await overview());
    expect(text).toContain('9 Übergaben überfällig 2 mehr als zur Runde am 29.10.2026');
    expect(text).toContain('14 Rechte verfallen in den nächsten 14 Tagen 1 weniger als zur Runde am 29.10.2026');
    expect(text).toContain('3 Kurse gefährdet Beginn in den nächsten vier Wochen so viele wie zur Runde am 29.10.2026');
    expect(text).toContain('2 Maßnahmen überfällig 1 mehr als zur Runde am 29.10.2026');
  });

  it('leads from every count to its list, and from every list to its cases', async () => {
    const html = await overview();
    for (const [text, path] of [
      ['9 Übergaben überfällig', '/listen/uebergaben'],
      ['6 Übergaben gemeldet', '/listen/gemeldet'],
      ['14 Rechte verfallen', '/listen/rechte'],
      ['3 Kurse gefährdet', '/listen/kurse'],
      ['2 Maßnahmen überfällig', '/listen/massnahmen'],
    ] as const) {
      expect(linkTo(html, text)).toBe(path);
      expect((await dashboard.open(path, 'koordination')).status).toBe(200);
    }
    expect(linkTo(sectionOf(html, 'uebergaben'), 'Mina Beispielova')).toBe(`/faelle/${MOTHER.personRef}?tag=${DAY}`);
  });

  it('says how many steps of transitions are late, with their list, to those alone who may open it', async () => {
    const html = await overview();
    expect(linkTo(html, '3 Schritte sind überfällig')).toBe('/fristen?art=transition-step&bis=2026-11-23');
    expect(linkTo(await overview('', 'council'), '3 Schritte sind überfällig')).toBeUndefined();
  });

  it('compares with nothing before the first round', async () => {
    const { lastRoundOn: _, ...rest } = OVERVIEW;
    const first = await startDashboard();
    first.upstream.on(`GET ${STATUS}/overview`, {
      body: { ...rest, lapsingRights: { count: 1 }, overdueHandovers: { count: 0 } },
    });
    const text = textOf((await first.open('/', 'koordination')).html);
    expect(text).toContain('1 Recht verfällt in den nächsten 14 Tagen noch keine Runde zum Vergleich');
    await first.stop();
  });

  it('is not shown to those who may not open its lists: it says who may', async () => {
    const html = await overview('', 'council');
    expect(linksOf(html).filter(([, href]) => href.startsWith('/listen') || href.startsWith('/faelle'))).toEqual([]);
    expect(html).not.toContain('vz-counts');
    expect(textOf(html)).toContain(
      'Überfällige Übergaben, verfallende Rechte und gefährdete Kurse sehen: Kurskoordination, Migrationsstelle, Bildungsbüro.',
    );
    expect(asked('/rights')).toEqual([]);
  });

  it('shows a department the measures of the round, with their list', async () => {
    const html = await overview('', 'department');
    expect(html.match(/class="vz-counts__item/g)).toHaveLength(1);
    expect(linkTo(html, '2 Maßnahmen überfällig')).toBe('/listen/massnahmen');
    expect(rowsOf(html, 'Offene Maßnahmen')).toHaveLength(2);
    expect((await dashboard.open('/listen/massnahmen', 'department')).status).toBe(200);
  });

  it('shows those without the right to cases today alone: two days side by side would tell single persons', async () => {
    const page = await dashboard.open('/?tag=2026-11-18', 'council');
    expect([...asked('/overview'), ...asked('/board')].map(({ day }) => day)).toEqual([DAY, DAY]);
    expect(page.html).not.toContain('name="tag"');
    expect(page.headers.get('set-cookie')).toBeNull();
  });
});

it('a sheet of paper says up to which position of the log it was read', async () => {
  dashboard.upstream.on(`GET ${STATUS}/board`, ({ query }) =>
    query.get('day') === '2026-11-19'
      ? {
          body: {
            day: '2026-11-19',
            position: { courses: { 0: '812' } },
            stages: [],
            municipalities: [],
            rows: [],
            byMunicipality: [],
          },
        }
      : undefined,
  );
  expect(textOf(await overview('?tag=2026-11-19'))).toContain(
    'Landkreis Diepholz · Übersicht · Stand vom 19.11.2026 · Ereignisprotokoll bis courses 0:812 · abgerufen am',
  );
});

describe('the first row', () => {
  it('is who loses most: whose turn it is, what lapses, what fits, one click away', async () => {
    const html = await overview();
    expect(rowsOf(html, 'Unbeantwortete Übergaben')[0]).toEqual([
      'Mina Beispielova Sulingen, braucht Kinderbetreuung',
      'Silbenreich gGmbH (erfunden) Angebot von Wortwechsel e. V. (erfunden)',
      'überfällig seit 9 Tagen B1-Kurs beendet vor 23 Tagen',
      'verfällt in 6 Tagen 30.11.2026',
      '2 passende Kurse',
    ]);
    expect(linkTo(html, '2 passende Kurse')).toBe(`/faelle/${MOTHER.personRef}#passende-kurse`);
  });

  it('shows a reference instead of a name to those who see names after a reason only', async () => {
    const html = await overview('', 'migration-office');
    expect(rowsOf(html, 'Unbeantwortete Übergaben')[0]?.[0]).toContain(MOTHER.personRef);
    expect(html).not.toContain('Beispielova');
    expect(dashboard.upstream.asked.some(({ path }) => path.endsWith('/names'))).toBe(false);
  });
});

describe('a list on the overview', () => {
  it('shows its first rows and leads to all of them', async () => {
    const long = await startDashboard();
    long.upstream.on(`GET ${STATUS}/rights`, {
      body: {
        rows: [{ ...MOTHER, kind: 'county-course', legalBasis: '§ 1', lapsesOn: DAY, stage: 'waiting' }],
        next: 'weiter',
      },
    });
    const { html } = await long.open('/', 'koordination');
    expect(linkTo(sectionOf(html, 'rechte'), 'Alle 14 Rechte')).toBe('/listen/rechte');
    expect(linkTo(sectionOf(html, 'kurse'), 'Alle 3 Kurse')).toBeUndefined();
    await long.stop();
  });

  it('that is empty says why', async () => {
    const calm = await startDashboard();
    for (const path of ['handovers', 'rights', 'runs/at-risk', 'measures/overdue'])
      calm.upstream.on(`GET ${STATUS}/${path}`, { body: { rows: [] } });
    const text = textOf((await calm.open('/', 'koordination')).html);
    for (const why of [
      'Keine Übergabe ist überfällig.',
      'In den nächsten 14 Tagen verfällt kein Recht.',
      'hat zu wenige Anmeldungen.',
      'Keine Maßnahme ist überfällig.',
    ])
      expect(text).toContain(why);
    await calm.stop();
  });
});

describe('another day', () => {
  it('is asked of every read model, lives in the address, and says how old it is', async () => {
    const html = await overview('?tag=2026-11-18');
    for (const path of ['/overview', '/board', '/handovers', '/rights', '/runs/at-risk', '/measures/overdue'])
      expect(asked(path)[0]).toMatchObject({ day: '2026-11-18' });
    expect(textOf(html)).toContain('Sie sehen den Stand vom 18.11.2026, vor 6 Tagen.');
    expect(linkTo(html, '9 Übergaben überfällig')).toBe('/listen/uebergaben?tag=2026-11-18');
    expect(linkTo(html, 'Zum heutigen Stand')).toBe('/');
  });

  it('that no calendar has is refused, not an error of ours', async () => {
    dashboard.upstream.on(`GET ${STATUS}/overview`, ({ query }) =>
      query.get('day') === '2026-02-31' ? { status: 400, body: { status: 400, code: 'input-invalid' } } : undefined,
    );
    for (const day of ['2026-02-31', 'gestern'])
      expect((await dashboard.open(`/?tag=${day}`, 'koordination')).status).toBe(400);
  });
});

describe('since the last visit', () => {
  it('the change of the counts is told on the next day, and again on the same day', async () => {
    dashboard.upstream.on(`GET ${STATUS}/overview`, ({ query }) =>
      query.get('day') === '2026-11-20'
        ? { body: { ...OVERVIEW, day: '2026-11-20', overdueHandovers: { count: 7 } } }
        : undefined,
    );
    const first = await dashboard.open('/', 'koordination');
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(textOf(first.html)).not.toContain('Seit Ihrem letzten Besuch');
    expect(cookie).toMatch(new RegExp(`^besuch_[0-9a-f]{12}=\\|${DAY}$`));

    const before = cookie.replace(DAY, '2026-11-20');
    const second = await dashboard.open('/', 'koordination', { cookie: before });
    const again = await dashboard.open('/', 'koordination', {
      cookie: second.headers.get('set-cookie')?.split(';')[0] ?? '',
    });
    for (const { html } of [second, again]) {
      expect(textOf(html)).toContain('Seit Ihrem letzten Besuch am 20.11.2026 : 2 Übergaben überfällig mehr.');
      expect(linkTo(html, '20.11.2026')).toBe('/?tag=2026-11-20');
    }
  });
});
