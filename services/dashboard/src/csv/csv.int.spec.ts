import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MOTHER } from '../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../testing/dashboard-process.js';
import { linkTo } from '../testing/html.js';
import { problem } from '../testing/upstream.js';

const STATUS = '/api/integration-status/v1';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

const lines = async (path: string, as = 'koordination') => {
  const { status, headers, html } = await dashboard.open(path, as);
  return {
    status,
    type: headers.get('content-type'),
    name: headers.get('content-disposition'),
    lines: html
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n'),
  };
};

describe('a list as CSV', () => {
  it('opens in the spreadsheets of German offices, with references instead of names', async () => {
    const file = await lines('/uebergaben.csv?stand=ueberfaellig');
    expect([file.status, file.type, file.name]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="uebergaben-ueberfaellig.csv"',
    ]);
    expect(file.lines[0]).toBe(
      'Person;Wohnort;Von;An;Kurs;Niveau;Kursende;Angeboten am;Antwort bis;Stand;Beantwortet am;Grund;Fehlt;Recht verfällt am;Kinderbetreuung;Antwort zugesagt bis;Beginn bis;Beginn zugesagt bis;Gemeldet am;Nicht zustande gekommen;Übermittelt;Bestritten',
    );
    expect(file.lines[1]).toBe(
      `${MOTHER.personRef};Sulingen;Wortwechsel e. V. (erfunden);Silbenreich gGmbH (erfunden);Integrationskurs mit Kinderbetreuung;B1;01.11.2026;01.11.2026;15.11.2026;angeboten;;;;30.11.2026;ja;;;;;;;`,
    );
    expect(dashboard.upstream.asked.some(({ path }) => path.endsWith('/names'))).toBe(false);
  });

  it.each([
    ['/rechte.csv', 'Person;Wohnort;Recht;Rechtsgrundlage;Verfällt am;Stufe;Bestritten', 15],
    ['/kurse.csv', 'Kurs;Träger;Ort;Von Niveau;Bis Niveau;Tageszeit;Beginn;Angemeldet;Mindestens;Plätze', 4],
    ['/faelle/p_mutter00001/kurse.csv', 'Kurs;Träger;Stand;Seit;Ergebnis', 2],
    ['/faelle/p_mutter00001/uebergaben.csv', 'Von;An;Stand;Antwort bis;Grund', 2],
    [
      '/faelle/p_mutter00001/passende-kurse.csv',
      'Kurs;Tageszeit;Träger;Ort;Beginn;Freie Plätze;Dafür spricht;Dagegen spricht',
      4,
    ],
    ['/massnahmen.csv', 'Maßnahme;Zuständig;Frist', 3],
    ['/uebergaben/zeiten.csv', 'Von;An;Übergaben;Hälfte bis (Tage);90 % bis (Tage)', 3],
  ])('%s has a header and every row', async (path, header, count) => {
    const file = await lines(path);
    expect([file.lines[0], file.lines.length]).toEqual([header, count]);
  });

  it('holds the cases behind a number, narrowed as the page is', async () => {
    dashboard.upstream.on(`GET ${STATUS}/cases`, ({ query }) => ({
      body: {
        rows: [{ personRef: MOTHER.personRef, stage: 'waiting', level: 'B1', disputed: ['level', 'identity'] }],
        ...(query.has('after') ? {} : { next: 'n' }),
      },
    }));
    const page = await dashboard.open('/faelle?fachdienst=social&stufe=waiting&gemeinde=03251040', 'koordination');
    const file = await lines(linkTo(page.html, 'Als CSV herunterladen') ?? '');
    expect(file.lines).toEqual([
      'Person;Wohnort;Sprachstand;Stufe heute;Bestritten',
      `${MOTHER.personRef};;B1;wartet;Sprachstand, Name oder Geburtsdatum`,
      `${MOTHER.personRef};;B1;wartet;Sprachstand, Name oder Geburtsdatum`,
    ]);
    expect(Object.fromEntries(dashboard.upstream.asked.at(-1)?.query ?? [])).toMatchObject({
      department: 'social',
      stage: 'waiting',
      municipality: '03251040',
      after: 'n',
    });
  });

  it('holds the whole list, page by page', async () => {
    const long = await startDashboard();
    long.upstream.on(`GET ${STATUS}/measures/overdue`, ({ query }) => ({
      body: {
        rows: [
          { measureId: 'm', title: `Teil ${query.get('after') ?? '1'}`, department: 'youth', dueOn: '2026-11-01' },
        ],
        ...(query.get('after') === '3' ? {} : { next: query.has('after') ? '3' : '2' }),
      },
    }));
    const { html } = await long.open('/massnahmen.csv', 'koordination');
    expect(html.match(/Teil \d/g)).toEqual(['Teil 1', 'Teil 2', 'Teil 3']);
    await long.stop();
  });

  it("holds both sides of a provider's hand-overs, or the one that was asked for", async () => {
    expect((await lines('/uebergaben.csv', 'silbenreich')).lines).toHaveLength(9);
    expect((await lines('/uebergaben.csv?richtung=ausgehend', 'silbenreich')).lines).toHaveLength(2);
  });

  it('carries out no formula that somebody typed into a field', async () => {
    const hostile = await startDashboard();
    hostile.upstream.on(`GET ${STATUS}/measures/overdue`, {
      body: {
        rows: [
          {
            measureId: 'm',
            title: '=HYPERLINK("http://anderswo.example";"x")',
            department: '@SUM(1)',
            dueOn: '2026-11-01',
          },
        ],
      },
    });
    const { html } = await hostile.open('/massnahmen.csv', 'koordination');
    expect(html).toContain(`"'=HYPERLINK(""http://anderswo.example"";""x"")";'@SUM(1);01.11.2026`);
    await hostile.stop();
  });

  it('that cannot be read is a page that says so, never half a file', async () => {
    const away = await startDashboard();
    away.upstream.on(`GET ${STATUS}/rights`, problem(503, 'unavailable'));
    const { status, headers } = await away.open('/rechte.csv', 'koordination');
    expect([status, headers.get('content-disposition')]).toEqual([503, null]);
    await away.stop();
  });
});
