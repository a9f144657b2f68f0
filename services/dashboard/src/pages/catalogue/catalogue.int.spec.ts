import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROVIDERS } from '../../testing/course-answers.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, rowsOf, textOf } from '../../testing/html.js';
import { problem } from '../../testing/upstream.js';

let dashboard: DashboardProcess;
const COURSE = {
  courseId: 'k_1',
  providerId: 'silbenreich',
  title: 'Integrationskurs',
  courseType: 'IK_ALLG',
  entryLevel: 'A1',
  targetLevel: 'B1',
  modules: [{ name: 'Basis 1', teachingUnits: 100, level: 'A1' }],
  withdrawn: false,
};
const DONE = { id: 'k_1', stream: 'course-k_1', version: 2, events: [] };

beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  upstream.on('GET /api/courses/v1/courses', { body: { courses: [COURSE, { ...COURSE, withdrawn: true }] } });
  upstream.on('POST /api/courses/v1/courses', { status: 201, body: DONE });
  upstream.on('POST /api/courses/v1/courses/k_1/*', { body: DONE });
  upstream.on('GET /api/courses/v1/providers', { body: { providers: PROVIDERS } });
});
afterAll(() => dashboard.stop());

const sent = (end: string) =>
  dashboard.upstream.asked.filter(({ method, path }) => method === 'POST' && path.endsWith(end));
const form = (more: readonly (readonly [string, string])[]) =>
  new URLSearchParams([
    ['schluessel', 'f_1'],
    ['titel', 'Integrationskurs'],
    ['eingangsniveau', 'A1'],
    ['zielniveau', 'B1'],
    ...more.map(([name, value]): [string, string] => [name, value]),
  ]);
const module = (name: string, units: string, level: string): readonly (readonly [string, string])[] => [
  ['abschnittName', name],
  ['abschnittUe', units],
  ['abschnittNiveau', level],
];

describe('the catalogue of a provider', () => {
  it('shows the own one at once, with its modules and the way to a plan', async () => {
    const { status, html } = await dashboard.open('/kurse/katalog', 'silbenreich');
    expect(status).toBe(200);
    expect(rowsOf(html, 'Kurse von')).toHaveLength(2);
    expect(textOf(html)).toContain('Basis 1, 100 UE, führt zu A1');
    expect(linksOf(html)).toContainEqual([
      'Durchführung planen',
      '/kurse/planen?traeger=silbenreich&kursart=IK_ALLG&katalog=k_1',
    ]);
    const { html: others } = await dashboard.open('/kurse/katalog?traeger=vhs', 'silbenreich');
    expect(others).not.toContain('/kurse/katalog/neu');
    expect((await dashboard.open('/kurse/katalog.csv', 'silbenreich')).html).toContain('Basis 1 (100 UE)');
  });

  it('takes a course with its modules; rows left empty do not count', async () => {
    dashboard.upstream.forget();
    const fields = form([
      ['traeger', 'silbenreich'],
      ['kursart', 'IK_ALLG'],
      ...module('', '', ''),
      ...module(' Basis 1 ', '100', ''),
      ...module('Aufbau', '300', 'B1'),
    ]);
    const { headers } = await dashboard.send('/kurse/katalog/neu', fields, 'silbenreich');
    expect(headers.get('location')).toContain('/kurse/katalog?traeger=silbenreich&meldung=beschrieben');
    expect(JSON.parse(sent('/courses')[0]?.body ?? '')).toEqual({
      title: 'Integrationskurs',
      entryLevel: 'A1',
      targetLevel: 'B1',
      modules: [
        { name: 'Basis 1', teachingUnits: 100 },
        { name: 'Aufbau', teachingUnits: 300, level: 'B1' },
      ],
      providerId: 'silbenreich',
      courseType: 'IK_ALLG',
    });
  });

  it('changes a course, keeps what was typed and says at the module what is wrong', async () => {
    const { html } = await dashboard.open('/kurse/katalog/silbenreich/k_1', 'silbenreich');
    expect(html).toContain('value="Basis 1"');
    dashboard.upstream.on('POST /api/courses/v1/courses/k_1/change', ({ headers }) =>
      headers['idempotency-key'] === 'f_1'
        ? problem(400, 'invalid-input', [
            { at: '/modules/0/teachingUnits', code: 'invalid', detail: '' },
            { at: '/modules/0/level', code: 'invalid', detail: '' },
          ])
        : { body: DONE },
    );
    const wrong = form(module('Basis 1', 'viele', 'C9'));
    const refused = await dashboard.send('/kurse/katalog/silbenreich/k_1/aendern', wrong, 'silbenreich');
    expect(refused.status).toBe(400);
    expect(linksOf(refused.html)).toContainEqual(['Bitte ganze Unterrichtseinheiten, 1 bis 1200.', '#abschnittUe-0']);
    expect(refused.html).toContain('value="viele"');
    expect(/id="abschnittNiveau-0"[^>]*>/.exec(refused.html)?.[0]).toContain('aria-invalid');
    expect((await dashboard.open('/kurse/katalog/silbenreich/k_2', 'silbenreich')).status).toBe(404);
  });

  it('withdraws a course', async () => {
    const key = new URLSearchParams({ schluessel: 'f_3' });
    const { headers } = await dashboard.send('/kurse/katalog/silbenreich/k_1/zurueckziehen', key, 'silbenreich');
    expect(headers.get('location')).toContain('meldung=zurueckgezogen');
  });

  it('leads to a plan that knows the course and the module it begins with', async () => {
    const { html } = await dashboard.open(
      '/kurse/planen?traeger=silbenreich&kursart=IK_ALLG&katalog=k_1',
      'silbenreich',
    );
    expect(html).toMatch(/<option value="k_1" selected/);
    dashboard.upstream.on('POST /api/courses/v1/course-runs', { status: 201, body: DONE });
    const plan = new URLSearchParams({
      schluessel: 'f_4',
      traeger: 'silbenreich',
      katalog: 'k_1',
      ersterAbschnitt: '3',
    });
    await dashboard.send('/kurse/planen', plan, 'silbenreich');
    expect(JSON.parse(sent('/course-runs').at(-1)?.body ?? '')).toMatchObject({ courseId: 'k_1', entryModule: 3 });
  });
});
