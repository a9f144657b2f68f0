import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { COURSE_RUN, PROVIDERS } from '../../testing/course-answers.js';
import { linksOf, rowsOf, textOf } from '../../testing/html.js';
import { problem } from '../../testing/upstream.js';

let dashboard: DashboardProcess;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on('POST /api/courses/v1/course-runs', {
    status: 201,
    body: { id: 'r_1', stream: 'course-run-r_1', version: 1, events: ['course-run-planned'], warnings: [] },
  });
  dashboard.upstream.on('POST /api/courses/v1/course-runs/r_1/*', {
    body: { id: 'r_1', stream: 'course-run-r_1', version: 2, events: [] },
  });
});
afterAll(() => dashboard.stop());

const asked = (path: string) => dashboard.upstream.asked.filter((one) => one.path.endsWith(path));

describe('the page of courses', () => {
  it('shows runs at risk first, then all, what is short, and what begins when', async () => {
    const { status, html } = await dashboard.open('/kurse', 'koordination');
    const text = textOf(html);
    expect(status).toBe(200);
    expect(text.indexOf('Kurs mit zu wenigen')).toBeLessThan(text.indexOf('Alle Kurse'));
    expect(text).toContain('4 von mindestens 10 es fehlen 6');
    expect(textOf((await dashboard.open('/kurse/r_1/bearbeiten', 'silbenreich')).html)).toContain(
      '4 von 30 vergeben (3 bestätigt, 1 vorgemerkt)',
    );
    expect(text).toContain('unterbrochen Anmeldung offen');
    expect(html).toContain('Karte der Gemeinden: 23 Personen warten, 16 Plätze sind frei. Am meisten fehlen Plätze in');
    expect(text).toMatch(/KW 50, ab 07\.12\.2026/);
    expect(linksOf(html)).toContainEqual(['Kurs planen', '/kurse/planen']);
  });

  it('narrows the list by its address, and the file by the same', async () => {
    dashboard.upstream.forget();
    const address = '?kursart=IK_ALLG&niveau=A2&gemeinde=03251040&traeger=vhs&zustand=geplant&beginnAb=2026-12-01';
    const { html } = await dashboard.open(`/kurse${address}`, 'koordination');
    const filter = {
      courseType: 'IK_ALLG',
      level: 'A2',
      municipality: '03251040',
      provider: 'vhs',
      state: 'planned',
      from: '2026-12-01',
    };
    const found = asked('/runs').find(({ query }) => query.get('provider') === 'vhs');
    expect(Object.fromEntries(found?.query ?? [])).toEqual({ ...filter, limit: '100' });
    const csv = linksOf(html).find(([, href]) => href.startsWith('/kurse/liste.csv?kursart'))?.[1] ?? '';
    dashboard.upstream.forget();
    const file = await dashboard.open(csv.replaceAll('&amp;', '&'), 'koordination');
    expect(Object.fromEntries(asked('/runs')[0]?.query ?? [])).toMatchObject(filter);
    expect(file.html).toContain('Abendkurs B1;');
  });

  it('offers no planning to who plans no courses', async () => {
    const { html } = await dashboard.open('/kurse', 'department');
    expect(linksOf(html)).not.toContainEqual(['Kurs planen', '/kurse/planen']);
    expect(linksOf(html).some(([, href]) => /^\/kurse\/r_/.test(href))).toBe(false);
  });
});

describe('planning a run', () => {
  const plan = new URLSearchParams({
    schluessel: 'f_1',
    traeger: 'silbenreich',
    kursart: 'IK_ALLG',
    gemeinde: '03251040',
    tageszeit: 'evening',
    beginn: '2027-01-11',
  });

  it('sends what was said and leaves the rest to the type of the course', async () => {
    dashboard.upstream.forget();
    const { status, headers } = await dashboard.send('/kurse/planen', plan, 'silbenreich');
    expect([status, headers.get('location')]).toEqual([
      303,
      '/kurse/r_1/bearbeiten?meldung=geplant&gesehen=course-run-r_1%401',
    ]);
    const [sent] = asked('/course-runs');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      providerId: 'silbenreich',
      courseType: 'IK_ALLG',
      municipalityKey: '03251040',
      timeOfDay: 'evening',
      childcare: false,
      startsOn: '2027-01-11',
    });
    expect(sent?.headers['idempotency-key']).toBe('f_1');
  });

  it('publishes at once where that is wished', async () => {
    dashboard.upstream.forget();
    const wished = new URLSearchParams([...plan, ['veroeffentlichen', 'ja'], ['schluessel', 'f_1']]);
    wished.delete('schluessel');
    wished.set('schluessel', 'f_2');
    await dashboard.send('/kurse/planen', wished, 'silbenreich');
    expect(asked('/publish')[0]?.headers['idempotency-key']).toBe('f_2-v');
  });

  it('keeps what was typed, and says at the field what is wrong', async () => {
    dashboard.upstream.on('POST /api/courses/v1/course-runs', ({ headers }) =>
      headers['idempotency-key'] === 'f_3'
        ? problem(422, 'course-type-ended', [{ at: '/courseType', code: 'course-type-ended', detail: '' }])
        : undefined,
    );
    const wrong = new URLSearchParams(plan);
    wrong.set('schluessel', 'f_3');
    wrong.set('titel', 'Mein Kurs');
    const { status, html } = await dashboard.send('/kurse/planen', wrong, 'silbenreich');
    expect(status).toBe(422);
    const text = textOf(html);
    expect(text).toContain('Der Kurs wurde nicht geplant');
    expect(linksOf(html)).toContainEqual([
      'Kurse dieser Art beginnen nach dem Gesetz an diesem Tag nicht mehr.',
      '#kursart',
    ]);
    expect(html).toContain('value="Mein Kurs"');
    expect(html).toMatch(/value="2027-01-11"/);
    expect(html).toContain('value="f_3"');
  });

  it('offers the types that can still begin', async () => {
    const { html } = await dashboard.open('/kurse/planen', 'silbenreich');
    expect(html).toContain('Allgemeiner Integrationskurs');
    expect(html).not.toContain('Jugendintegrationskurs');
  });
});

describe('a run', () => {
  it('shows what the rules say with the paragraph, and what can be done', async () => {
    const { html } = await dashboard.open('/kurse/r_1/bearbeiten', 'silbenreich');
    const text = textOf(html);
    expect(text).toContain('Es sind mehr Plätze geplant, als eine Gruppe haben darf. (§ 14 Abs. 2 IntV)');
    expect(html).toContain('action="/kurse/r_1/veroeffentlichen"');
    expect(html).toContain('action="/kurse/r_1/beginnen"');
    expect(html).not.toContain('action="/kurse/r_1/beenden"');
    expect(linksOf(html)).toContainEqual(['Kurs absagen …', '/kurse/r_1/absagen']);
  });

  it('takes each step once, on its day', async () => {
    dashboard.upstream.forget();
    const form = new URLSearchParams({ schluessel: 'f_4-beginnen', zurueck: 'kurs', am: '2026-11-23' });
    const { headers } = await dashboard.send('/kurse/r_1/beginnen', form, 'silbenreich');
    expect(headers.get('location')).toBe('/kurse/r_1?meldung=beginnen&gesehen=course-run-r_1%402');
    expect(JSON.parse(asked('/start')[0]?.body ?? '')).toEqual({ effectiveOn: '2026-11-23' });
  });

  it('says before it is cancelled what becomes of whom, and moves people where that is chosen', async () => {
    dashboard.upstream.forget();
    const { html } = await dashboard.open('/kurse/r_1/absagen', 'silbenreich');
    // Offered are runs of the provider alone.
    expect(asked('/runs').map(({ query }) => query.get('provider'))).toEqual([COURSE_RUN.providerId]);
    expect(textOf(html)).toContain('In den Kurs eines anderen Trägers kommt niemand von selbst');
    expect(textOf(html)).toContain('4 Anmeldungen werden zurückgenommen.');
    expect(textOf(html)).toContain('Alle stehen danach wieder auf der Warteliste');
    dashboard.upstream.forget();
    const form = new URLSearchParams({ schluessel: 'f_5', grund: 'no-teacher', wechsel: 'r_2' });
    await dashboard.send('/kurse/r_1/absagen', form, 'silbenreich');
    expect(JSON.parse(asked('/cancel')[0]?.body ?? '')).toEqual({
      reason: 'no-teacher',
      people: 'wait-and-move',
      toRunId: 'r_2',
    });
  });

  it('under way is broken off with its last day, and says what that means for whoever takes part', async () => {
    dashboard.upstream.on('GET /api/courses/v1/course-runs/r_7', {
      body: { ...COURSE_RUN, runId: 'r_7', phase: 'running', startedOn: '2026-11-02' },
    });
    dashboard.upstream.on('POST /api/courses/v1/course-runs/r_7/break-off', {
      body: { id: 'r_7', stream: 'course-run-r_7', version: 7, events: [] },
    });
    const { html: edit } = await dashboard.open('/kurse/r_7/bearbeiten', 'silbenreich');
    expect(linksOf(edit)).toContainEqual(['Kurs abbrechen …', '/kurse/r_7/absagen']);
    const { html } = await dashboard.open('/kurse/r_7/absagen', 'silbenreich');
    expect(textOf(html)).toContain('Die Teilnahme von 4 Personen endet an diesem Tag.');
    expect(html).toContain('action="/kurse/r_7/abbrechen"');
    const form = new URLSearchParams({ schluessel: 'f_7', am: '2026-11-23', grund: 'no-teacher', wechsel: '' });
    const { headers } = await dashboard.send('/kurse/r_7/abbrechen', form, 'silbenreich');
    expect(headers.get('location')).toContain('meldung=abbrechen');
    expect(JSON.parse(asked('/break-off')[0]?.body ?? '')).toEqual({ effectiveOn: '2026-11-23', reason: 'no-teacher' });
  });

  it('that was cancelled shows who must still be told, and takes several at once', async () => {
    const { upstream } = dashboard;
    upstream.on('GET /api/courses/v1/course-runs/r_9', { body: { ...COURSE_RUN, runId: 'r_9', phase: 'cancelled' } });
    upstream.on('GET /api/courses/v1/course-runs/r_9/concerned', {
      body: {
        people: [
          { registrationId: 'g_1', personRef: 'p_1', told: true, waitingSince: '2026-09-01' },
          { registrationId: 'g_2', personRef: 'p_2', told: false, registeredFor: 'r_2' },
        ],
      },
    });
    upstream.on('POST /api/courses/v1/course-runs/r_9/told', {
      body: { id: 'r_9', stream: 'course-run-r_9', version: 9, events: [] },
    });
    const { html } = await dashboard.open('/kurse/r_9/bearbeiten', 'silbenreich');
    expect(rowsOf(html, 'Wer einen Platz hatte').map(([, ...rest]) => rest)).toEqual([
      ['in einem anderen Kurs angemeldet', 'habe ich benachrichtigt'],
      ['wartet seit 01.09.2026', 'weiß Bescheid'],
    ]);
    const form = new URLSearchParams([
      ['schluessel', 'f_9'],
      ['anmeldung', 'g_2'],
    ]);
    const { headers } = await dashboard.send('/kurse/r_9/benachrichtigt', form, 'silbenreich');
    expect(headers.get('location')).toContain('meldung=benachrichtigt');
    expect(JSON.parse(asked('/told').at(-1)?.body ?? '')).toEqual({ registrationIds: ['g_2'] });
    // Who plans for volunteers does not know the people.
    const { html: unknown } = await dashboard.open('/kurse/r_9/bearbeiten', 'alliance-member');
    expect(unknown).not.toContain('Wer einen Platz hatte');
  });

  it('of another provider can be read, not changed', async () => {
    dashboard.upstream.on('GET /api/courses/v1/providers', { body: { providers: [] } });
    const { html } = await dashboard.open('/kurse/r_1/bearbeiten', 'silbenreich');
    expect(html).not.toContain('<form method="post" action="/kurse/');
  });
});

describe('a provider', () => {
  beforeAll(() => {
    dashboard.upstream.on('GET /api/courses/v1/providers', { body: { providers: PROVIDERS } });
    dashboard.upstream.on('POST /api/courses/v1/providers/silbenreich/*', {
      body: { id: 'silbenreich', stream: 'provider-silbenreich', version: 3, events: [] },
    });
  });

  it('takes a place and a contact from who runs its courses', async () => {
    dashboard.upstream.forget();
    const venue = new URLSearchParams({
      schluessel: 'f_o',
      name: 'Altes Rathaus',
      anschrift: '',
      gemeinde: '03251040',
      stufenlos: 'ja',
    });
    const { headers } = await dashboard.send('/kurse/traeger/silbenreich/kursort', venue, 'silbenreich');
    expect(headers.get('location')).toContain('/kurse/traeger/silbenreich?meldung=kursort');
    expect(JSON.parse(asked('/venues')[0]?.body ?? '')).toEqual({
      name: 'Altes Rathaus',
      municipalityKey: '03251040',
      stepFree: true,
      offers: [],
    });
    const contact = new URLSearchParams({ schluessel: 'f_k', telefon: ' 04271 0000 ', email: '', internet: '' });
    await dashboard.send('/kurse/traeger/silbenreich/kontakt', contact, 'silbenreich');
    expect(JSON.parse(asked('/contact')[0]?.body ?? '')).toEqual({ phone: '04271 0000' });
  });

  it('shows what it may offer to all, and the forms to who may use them', async () => {
    const forms = (html: string): readonly string[] =>
      [...html.matchAll(/action="\/kurse\/traeger\/silbenreich\/(\w+)/g)].map(([, form = '']) => form);
    expect(forms((await dashboard.open('/kurse/traeger/silbenreich', 'silbenreich')).html)).toEqual([
      'kursorte',
      'kursorte',
      'kursort',
      'kontakt',
    ]);
    expect(forms((await dashboard.open('/kurse/traeger/silbenreich', 'koordination')).html)).toContain('zulassung');
    expect((await dashboard.open('/kurse/traeger/niemand', 'koordination')).status).toBe(404);
  });
});

it('the course finder is open to everybody and tells nothing of the people in a course', async () => {
  const { status, html } = await dashboard.open('/kursfinder?niveau=A2');
  expect(status).toBe(200);
  expect(textOf(html)).toContain('möglich bei');
  expect(linksOf(html)).toContainEqual(['04271 0000', 'tel:042710000']);
  expect(asked('/public/course-runs').at(-1)?.query.get('level')).toBe('A2');
});
