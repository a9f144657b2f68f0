import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { textOf } from '../../testing/html.js';

const FALL = '/faelle/p_mutter00001';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());

const send = (was: string, fields: Readonly<Record<string, string>>) =>
  dashboard.send(`${FALL}/angaben/${was}`, new URLSearchParams({ schluessel: 'f_1', ...fields }), 'koordination');
const DONE = { id: 'a_1', stream: 'learner-p_mutter00001', version: 7, events: [] };

it('the case shows every assessment with its marks and what it counts for', async () => {
  const text = textOf((await dashboard.open(FALL, 'koordination')).html);
  for (const words of [
    'Alle Feststellungen',
    'Berufssprachkurs bis 01.05.2027',
    'berichtigt am 25.01.2026 (Schreibfehler), vorher: B2',
    'noch nicht geklärt',
    'Sprachstand berichtigen',
  ])
    expect(text).toContain(words);
});

it.each([
  [
    'niveau',
    { niveau: 'B1', grundlage: 'certificate', hoeren: 'B2' },
    'learners/p_mutter00001/levels',
    { level: 'B1', basis: 'certificate', skills: { listening: 'B2' } },
  ],
  [
    'niveau-berichtigen',
    { angabe: 'p_x.a_1', grund: 'typing-error', niveau: 'A1' },
    'learners/p_x/levels/a_1/correct',
    { reason: 'typing-error', level: 'A1' },
  ],
  ['schrift', { schrift: 'none' }, 'learners/p_mutter00001/literacy', { literacy: 'none' }],
  [
    'umzug',
    { gemeinde: '03251041', grund: 'moved', tag: '2026-11-01' },
    'learners/p_mutter00001/moves',
    { municipalityKey: '03251041', reason: 'moved', effectiveOn: '2026-11-01' },
  ],
  ['personalangaben', { nachname: 'Beyspiel' }, 'learners/p_mutter00001/identity/correct', { familyName: 'Beyspiel' }],
  [
    'personalangaben',
    { telefon: ' 0151 000 ', email: '' },
    'learners/p_mutter00001/identity/correct',
    { contact: { phone: '0151 000' } },
  ],
  ['bestreiten', { angabe: 'level.a_1' }, 'learners/p_mutter00001/disputes', { datum: 'level', subjectId: 'a_1' }],
  [
    'klaeren',
    { streitfall: 'p_x.d_1', ausgang: 'confirmed' },
    'learners/p_x/disputes/d_1/settle',
    { outcome: 'confirmed' },
  ],
  [
    'bedarf',
    { betreuung: 'ja', zeiten: 'morning', minuten: '45', anforderungen: 'step-free' },
    'learners/p_mutter00001/needs',
    { childcare: true, timesOfDay: ['morning'], stepFree: true, requirements: ['step-free'], maxTravelMinutes: 45 },
  ],
] as const)('%s is sent on with the key of the form', async (was, fields, path, body) => {
  dashboard.upstream.on(`POST /api/learners/v1/${path}`, { status: 201, body: DONE });
  const { status, headers } = await send(was, fields);
  expect([status, headers.get('location')]).toEqual([303, `${FALL}?meldung=${was}&gesehen=learner-p_mutter00001%407`]);
  const asked = dashboard.upstream.asked.findLast((one) => one.method === 'POST' && one.path.endsWith(path));
  expect(JSON.parse(asked?.body ?? '{}')).toEqual(body);
  expect(asked?.headers['idempotency-key']).toBe('f_1');
});

it('what is missing or refused is told at its field, and nothing typed is lost', async () => {
  const missing = await send('niveau', { niveau: 'B1', grundlage: '' });
  expect([missing.status, textOf(missing.html)]).toEqual([
    422,
    expect.stringContaining('Bitte wählen Sie, wodurch das Niveau festgestellt wurde.'),
  ]);
  dashboard.upstream.on('POST /api/learners/v1/learners/p_mutter00001/identity/correct', {
    status: 400,
    body: {
      status: 400,
      code: 'birth-date-implausible',
      detail: '',
      errors: [{ at: '/birthDate', code: 'birth-date-implausible', detail: '' }],
    },
  });
  const refused = await send('personalangaben', { nachname: 'Beyspiel', geburtsdatum: '1890-01-02' });
  expect(refused.status).toBe(400);
  expect(refused.html).toContain('value="Beyspiel"');
  expect(textOf(refused.html)).toContain('Das Geburtsdatum liegt zu weit zurück oder nach der Aufnahme.');
});
