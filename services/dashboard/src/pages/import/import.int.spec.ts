import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { hidden, linkTo, rowsOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const SEND = 'POST /api/learners/v1/imports/personen';
const CSV = 'personen_nr;nachname\n1;Müller\n';
let dashboard: DashboardProcess;
/** How learners answers a file, and how it tells of the run. */
let answer: Said;
let run: Said;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on(SEND, () => answer);
  dashboard.upstream.on('GET /api/learners/v1/imports/runs/i_1', () => run);
});
afterAll(() => dashboard.stop());
beforeEach(() => {
  dashboard.upstream.forget();
  answer = { status: 201, body: state('done') };
  run = { body: state('done') };
});

const state = (reached: string, more: object = {}) => ({
  id: 'i_1',
  kind: 'personen',
  state: reached,
  startedAt: '2026-11-24T08:00:00.000Z',
  rows: 3,
  ...more,
});
const report = (more: object = {}) => ({
  dryRun: true,
  rows: 3,
  created: 2,
  changed: 0,
  unchanged: 0,
  wrong: 1,
  ignoredColumns: [],
  errors: [{ line: 3, column: 'nachname', valueClass: 'leer', code: 'missing', reason: 'fehlt; erwartet: Text' }],
  ...more,
});
const errors = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    line: at + 2,
    column: 'nachname',
    valueClass: 'leer',
    code: 'missing',
    reason: 'fehlt; erwartet: Text',
  }));

function upload(fields: Readonly<Record<string, string>> = {}, file = CSV): FormData {
  const form = new FormData();
  const all = { schluessel: 'f_1', art: 'learners/personen', quelle: 'vhs', zaehltag: '', ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  form.set('datei', new Blob([file], { type: 'text/csv' }), 'personen.csv');
  return form;
}
const tryOut = (form: FormData, as = 'koordination') => dashboard.send('/import', form, as);
const files = () =>
  dashboard.upstream.asked
    .filter(({ method }) => method === 'POST')
    .map(({ path, query, headers, body }) => ({
      path,
      query: Object.fromEntries(query),
      key: headers['idempotency-key'],
      body,
    }));

describe('choosing a file', () => {
  it('offers the kinds in the order in which they build on each other, with their columns', async () => {
    const { html } = await dashboard.open('/import', 'koordination');
    expect([...html.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value)).toEqual([
      'erkennen',
      'learners/personen',
      'courses/kurse',
      'action-alliance/gremien',
    ]);
    expect(textOf(html)).toContain('personen_nr : Nummer oder Kürzel');
  });

  it('goes on while one service is away, and says which', async () => {
    const away = await startDashboard();
    away.upstream.on('GET /api/courses/v1/imports', problem(503, 'unavailable'));
    const text = textOf((await away.open('/import', 'koordination')).html);
    expect(text).toContain('Gerade nicht erreichbar: courses.');
    for (const service of ['learners', 'action-alliance'])
      away.upstream.on(`GET /api/${service}/v1/imports`, problem(503, 'unavailable'));
    expect(textOf((await away.open('/import', 'koordination')).html)).toContain(
      'Zurzeit nimmt kein Dienst Dateien an.',
    );
    await away.stop();
  });
});

describe('the dry run', () => {
  it('sends the file as it stands and changes nothing', async () => {
    const { status, headers } = await tryOut(upload({ zaehltag: '2026-11-01' }));
    expect([status, headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/import\/laeufe\/learners\/i_1\?datei=[\w-]{22}$/),
    ]);
    expect(files()).toEqual([
      {
        path: '/api/learners/v1/imports/personen',
        query: { source: 'vhs', dryRun: 'true', relativeTo: '2026-11-01' },
        key: 'f_1',
        body: CSV,
      },
    ]);
  });

  it('tells what would be new, changed, unchanged, and what is wrong where and why', async () => {
    run = { body: state('done', { report: report() }) };
    const { html } = await dashboard.open((await tryOut(upload())).headers.get('location') ?? '', 'koordination');
    expect(textOf(html)).toContain('3 Zeilen geprüft, noch nichts geändert; 1 davon können nicht eingespielt werden.');
    expect(textOf(html)).toContain('2 wären neu 0 würden ergänzt 0 schon bekannt 1 fehlerhaft');
    expect(rowsOf(html, 'Fehler aus 1 Zeile')).toEqual([['3', 'nachname', 'leer', 'fehlt; erwartet: Text']]);
    expect(textOf(html)).toContain('2 Zeilen einspielen');
  });

  it('warns of columns of which nothing is taken, by their names', async () => {
    run = { body: state('done', { report: report({ ignoredColumns: ['angekomen_am', 'Notiz'] }) }) };
    const { html } = await dashboard.open('/import/laeufe/learners/i_1', 'koordination');
    expect(textOf(html)).toContain('2 Spalten werden nicht gelesen: „angekomen_am“, „Notiz“.');
    run = { body: state('done', { report: report() }) };
    expect(textOf((await dashboard.open('/import/laeufe/learners/i_1', 'koordination')).html)).not.toContain(
      'nicht gelesen',
    );
  });

  it('shows every error that is told, page by page, and keeps the file at hand', async () => {
    run = { body: state('done', { report: report({ wrong: 250, errors: errors(250) }) }) };
    const address = (await tryOut(upload())).headers.get('location') ?? '';
    let { html } = await dashboard.open(address, 'koordination');
    const lines = [...rowsOf(html, 'Fehler aus 250 Zeilen')];
    for (const page of [2, 3]) {
      const next = linkTo(html, 'Weitere Zeilen') ?? '';
      expect(next).toBe(`${address}&seite=${page}#fehler`);
      ({ html } = await dashboard.open(next, 'koordination'));
      expect(html).toContain('/import/einspielen');
      lines.push(...rowsOf(html, 'Fehler aus 250 Zeilen'));
    }
    expect(lines.map(([line]) => Number(line))).toEqual(errors(250).map(({ line }) => line));
    expect(linkTo(html, 'Weitere Zeilen')).toBeUndefined();
    expect(linkTo(html, 'Vorige Zeilen')).toBe(`${address}&seite=2#fehler`);
  });

  it('shows who new rows may be already, for people to decide, and gives it as CSV', async () => {
    dashboard.upstream.on('POST /api/learners/v1/names', () => ({
      body: { names: [{ personRef: 'p_1', givenName: 'Mina', familyName: 'Beispiel' }] },
    }));
    const alike = { reasonsFor: ['same-birth-date', 'similar-name'], reasonsAgainst: [] };
    const list = [
      { line: 2, ref: 'p_1', ...alike },
      { line: 4, otherLine: 2, ...alike, reasonsAgainst: ['other-municipality'] },
    ];
    run = { body: state('done', { report: report({ dryRun: false, lookalikes: { rows: 2, list } }) }) };
    const { html } = await dashboard.open('/import/laeufe/learners/i_1', 'koordination');
    expect(linkTo(html, '2 vielleicht schon da')).toBe('#dieselben');
    expect(linkTo(html, 'Dubletten')).toBe('/personen/dubletten');
    expect(linkTo(html, 'Mina Beispiel')).toBe('/faelle/p_1');
    expect(textOf(html)).toContain('Zeile 2 dieser Datei');
    const file = await dashboard.open('/import/laeufe/learners/i_1/aehnliche.csv', 'koordination');
    expect(file.html.trimEnd().split('\r\n').slice(1)).toEqual([
      '2;p_1;gleiches Geburtsdatum, ähnlich klingender Name;nichts',
      '4;Zeile 2 dieser Datei;gleiches Geburtsdatum, ähnlich klingender Name;anderer Wohnort',
    ]);
  });

  it('gives all errors as CSV, and leads from their number to them', async () => {
    run = { body: state('done', { report: report({ wrong: 250, errors: errors(250) }) }) };
    const { html } = await dashboard.open('/import/laeufe/learners/i_1', 'koordination');
    expect(linkTo(html, '250 fehlerhaft')).toBe('#fehler');
    const file = await dashboard.open(linkTo(html, 'Als CSV herunterladen') ?? '', 'koordination');
    expect([file.status, file.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="importfehler.csv"',
    ]);
    const lines = file.html.trimEnd().split('\r\n');
    expect([lines.length, lines[0], lines[1]]).toEqual([
      251,
      'Zeile;Spalte;Dort steht;Warum es nicht geht',
      '2;nachname;leer;"fehlt; erwartet: Text"',
    ]);
  });

  it('says so where not every wrong row is told one by one', async () => {
    run = { body: state('done', { report: report({ wrong: 4000, errors: errors(1000) }) }) };
    expect(textOf((await dashboard.open('/import/laeufe/learners/i_1', 'koordination')).html)).toContain(
      'Von 4.000 fehlerhaften Zeilen sind die ersten 1.000 einzeln genannt.',
    );
  });

  it('of a file that is known already has nothing to carry out', async () => {
    run = { body: state('done', { report: report({ created: 0, unchanged: 3, wrong: 0, errors: [] }) }) };
    const { html } = await dashboard.open((await tryOut(upload())).headers.get('location') ?? '', 'koordination');
    expect(textOf(html)).toContain('alles ist schon bekannt, es gibt nichts einzuspielen');
    expect(html).not.toContain('/import/einspielen');
  });
});

describe('the run after the dry run', () => {
  const tried = async () => {
    run = { body: state('done', { report: report() }) };
    const { html } = await dashboard.open((await tryOut(upload())).headers.get('location') ?? '', 'koordination');
    dashboard.upstream.forget();
    return { schluessel: hidden(html, 'schluessel'), datei: hidden(html, 'datei') };
  };

  it('sends the same file under a key of its own, and shows the result', async () => {
    const fields = await tried();
    const { headers } = await dashboard.send('/import/einspielen', new URLSearchParams(fields), 'koordination');
    expect(headers.get('location')).toBe('/import/laeufe/learners/i_1');
    expect(files()).toEqual([
      {
        path: '/api/learners/v1/imports/personen',
        query: { source: 'vhs', dryRun: 'false' },
        key: fields.schluessel,
        body: CSV,
      },
    ]);
    run = { body: state('done', { report: report({ dryRun: false }) }) };
    expect(textOf((await dashboard.open('/import/laeufe/learners/i_1', 'koordination')).html)).toContain(
      '3 Zeilen gelesen, 2 eingespielt, 1 nicht.',
    );
  });

  it('is for the account that brought the file', async () => {
    const fields = await tried();
    const { status, html } = await dashboard.send(
      '/import/einspielen',
      new URLSearchParams(fields),
      'migration-office',
    );
    expect([status, textOf(html).includes('Die geprüfte Datei liegt nicht mehr vor.'), files()]).toEqual([
      409,
      true,
      [],
    ]);
  });

  it('while the service is away keeps the file for another try', async () => {
    const fields = await tried();
    answer = problem(503, 'unavailable');
    expect((await dashboard.send('/import/einspielen', new URLSearchParams(fields), 'koordination')).status).toBe(503);
    answer = { status: 202, body: state('running') };
    expect((await dashboard.send('/import/einspielen', new URLSearchParams(fields), 'koordination')).status).toBe(303);
  });
});

describe('what cannot be tried', () => {
  it.each([
    ['art', { art: '' }, CSV, 'Bitte wählen Sie, was in der Datei steht.'],
    ['quelle', { quelle: 'VHS Diepholz' }, CSV, 'Bitte geben Sie ein Kürzel aus Kleinbuchstaben'],
    ['zaehltag', { zaehltag: 'gestern' }, CSV, 'Bitte geben Sie einen Tag an'],
    ['datei', {}, '', 'Bitte wählen Sie eine Datei, die nicht leer ist.'],
  ])('is told at the field %s and at the top, and what was entered is kept', async (field, fields, file, text) => {
    const { status, html } = await tryOut(upload({ quelle: 'jobcenter', ...fields }, file));
    expect(status).toBe(422);
    expect(textOf(html)).toContain(text);
    expect(html).toContain(`href="#${field}"`);
    if (field !== 'quelle') expect(html).toContain('value="jobcenter"');
    if (field !== 'art') expect(html).toMatch(/<option value="learners\/personen" selected/);
    expect(files()).toEqual([]);
  });

  it('is told in the words of the service that read it, with the line', async () => {
    const detail =
      'Die Datei ist als Tabelle nicht lesbar: ein Anführungszeichen oder eine Zeile ist nicht abgeschlossen.';
    answer = {
      status: 400,
      body: { status: 400, code: 'broken-csv', detail, errors: [{ at: 'line 7', code: 'broken-csv', detail }] },
    };
    const { status, html } = await tryOut(upload());
    expect([status, textOf(html).includes(`${detail} (Zeile 7)`)]).toEqual([400, true]);
  });

  it('because the service is away asks to try again', async () => {
    answer = problem(503, 'unavailable');
    const { status, html } = await tryOut(upload());
    expect([status, textOf(html).includes('Der Dienst antwortet gerade nicht.')]).toEqual([503, true]);
  });

  it('is refused where it is no form of ours, or too large', async () => {
    expect((await dashboard.send('/import', new URLSearchParams({ art: 'x' }), 'koordination')).status).toBe(400);
    const twice = upload();
    twice.append('datei', new Blob(['x']), 'zweite.csv');
    expect((await tryOut(twice)).status).toBeGreaterThanOrEqual(400);
    const small = await startDashboard({ FILE_LIMIT_BYTES: '20000' });
    expect((await small.send('/import', upload({}, 'x'.repeat(30_000)), 'koordination')).status).toBe(413);
    await small.stop();
  });
});

describe('the progress', () => {
  it('loads anew by itself while the file is read', async () => {
    run = { body: state('running', { rows: 1234 }) };
    const { html } = await dashboard.open('/import/laeufe/learners/i_1', 'koordination');
    expect([textOf(html).includes('Bisher 1.234 Zeilen.'), html.includes('http-equiv="refresh" content="2"')]).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    [
      'unreadable',
      'Spalten fehlen: nachname',
      { problem: { code: 'columns-missing', detail: 'Spalten fehlen: nachname' } },
    ],
    ['failed', 'Mit derselben Datei fortsetzen', {}],
    ['interrupted', 'nichts doppelt eingetragen', {}],
  ])('that ended as %s says what now', async (reached, text, more) => {
    run = { body: state(reached, more) };
    const { html } = await dashboard.open('/import/laeufe/learners/i_1', 'koordination');
    expect(textOf(html)).toContain(text);
    expect(linkTo(html, 'Eine Datei wählen')).toBe('/import');
  });

  it('of a run that is not known is a page that says so', async () => {
    run = problem(404, 'import-unknown');
    const { status, html } = await dashboard.open('/import/laeufe/learners/i_1', 'koordination');
    expect([status, textOf(html).includes('Diesen Import gibt es nicht mehr.')]).toEqual([404, true]);
  });
});
