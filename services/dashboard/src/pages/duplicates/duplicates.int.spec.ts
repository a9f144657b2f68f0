import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { textOf } from '../../testing/html.js';

let dashboard: DashboardProcess;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on('GET /api/learners/v1/duplicates', { body: { rows: [PAIR], next: 'weiter' } });
});
afterAll(() => dashboard.stop());

const person = (personRef: string, familyName: string) => ({
  personRef,
  givenName: 'Mina',
  familyName,
  birthDate: '1991-04-17',
  municipalityKey: '03251041',
  enrolledOn: '2026-02-01',
});
const PAIR = {
  elder: person('p_alt', 'Meyer'),
  younger: person('p_jung', 'Maier'),
  state: 'open',
  reasonsFor: ['same-birth-date', 'similar-name'],
  reasonsAgainst: ['other-municipality'],
};
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams({ schluessel: 'f_1', ...fields });
const DONE = { id: 'p_alt', stream: 'learner-p_jung', version: 4, events: [] };

it('shows two side by side with what speaks for and against', async () => {
  const { status, html } = await dashboard.open('/personen/dubletten', 'koordination');
  expect(status).toBe(200);
  const text = textOf(html);
  for (const words of ['Mina Meyer', 'Mina Maier', 'ähnlich klingender Name', 'anderer Wohnort', 'Dieselbe Person'])
    expect(text).toContain(words);
});

it('is a file to its end, and a page with the way to the next', async () => {
  const { upstream } = dashboard;
  upstream.on('GET /api/learners/v1/duplicates', ({ query }) => ({
    body:
      query.get('after') === 'weiter'
        ? { rows: [{ ...PAIR, elder: person('p_alt2', 'Meier') }] }
        : { rows: [PAIR], next: 'weiter' },
  }));
  const { html: file } = await dashboard.open('/personen/dubletten.csv', 'koordination');
  expect(
    file
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';')[0]),
  ).toEqual(['p_alt', 'p_alt2']);
  const { html } = await dashboard.open('/personen/dubletten', 'koordination');
  expect(html).toContain('href="/personen/dubletten?ab=weiter"');
});

it('sends a decision once, with the key of the form, and shows the list as of then', async () => {
  dashboard.upstream.on('POST /api/learners/v1/merges', { status: 201, body: DONE });
  const { status, headers } = await dashboard.send(
    '/personen/dubletten/zusammenfuehren',
    form({ person: 'p_jung', andere: 'p_alt' }),
    'koordination',
  );
  expect([status, headers.get('location')]).toEqual([
    303,
    '/personen/dubletten?stand=merged&meldung=zusammengefuehrt&gesehen=learner-p_jung%404',
  ]);
  const asked = dashboard.upstream.asked.findLast(({ path }) => path === '/api/learners/v1/merges');
  expect(JSON.parse(asked?.body ?? '{}')).toEqual({ personRef: 'p_jung', other: 'p_alt' });
  expect(asked?.headers['idempotency-key']).toBe('f_1');
});

it('tells a refusal in words', async () => {
  dashboard.upstream.on('POST /api/learners/v1/duplicates/dismiss', {
    status: 409,
    body: { status: 409, code: 'duplicate-already-dismissed', detail: '' },
  });
  const answer = await dashboard.send(
    '/personen/dubletten/verschieden',
    form({ person: 'p_jung', andere: 'p_alt' }),
    'koordination',
  );
  expect([answer.status, textOf(answer.html)]).toEqual([
    409,
    expect.stringContaining('Es ist schon festgehalten, dass es verschiedene Personen sind.'),
  ]);
});

it('asks why a merge is undone', async () => {
  const answer = await dashboard.send(
    '/personen/dubletten/aufheben',
    form({ person: 'p_jung', grund: '' }),
    'koordination',
  );
  expect([answer.status, textOf(answer.html)]).toEqual([422, expect.stringContaining('Bitte wählen Sie, warum')]);
});
