import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HANDOVERS } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { rowsOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const STATUS = '/api/integration-status/v1';
const COURSES = '/api/courses/v1';
const provider = { id: 'silbenreich', name: 'Silbenreich gGmbH (erfunden)' };
const municipality = { id: '03251040', name: 'Sulingen' };
const run = (runId: string, more: object) => ({
  runId,
  title: `Kurs ${runId}`,
  provider,
  municipality,
  courseType: 'IK_ALLG',
  ...more,
});
const PAPER = {
  day: '2026-11-24',
  until: '2027-01-19',
  levels: [{ level: 'B1', ending: 12, freeSeats: 7, waiting: null }],
  places: [],
  ending: [
    run('r_1', { targetLevel: 'B1', endsOn: '2026-12-18', heads: 8, handedOver: 6, own: true }),
    run('r_3', { targetLevel: 'B1', endsOn: '2026-12-20', heads: 4, handedOver: null, own: false }),
  ],
  followUps: [run('f_1', { entryLevel: 'B1', startsOn: '2027-01-11', freeSeats: 7 })],
  meetings: [
    {
      meetingId: 'cm_1',
      heldOn: '2026-11-03',
      items: [
        { itemId: 'ci_1', subject: 'all', agreed: 'report-back', owner: provider, dueOn: '2026-11-20' },
        {
          itemId: 'ci_2',
          subject: 'course-run',
          subjectId: 'r_1',
          subjectTitle: 'Kurs r_1',
          agreed: 'offer-handovers',
          dueOn: '2026-11-30',
          outcome: 'done',
          outcomeOn: '2026-11-20',
        },
      ],
    },
  ],
};
let dashboard: DashboardProcess;
let decision: Said;
beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  upstream.on(`GET ${STATUS}/coordination/paper`, ({ query }) => ({
    body: { ...PAPER, day: query.get('day') ?? PAPER.day },
  }));
  upstream.on(`GET ${STATUS}/handovers/receivers`, { body: { rows: [provider] } });
  upstream.on(`GET ${STATUS}/handovers`, { body: { rows: [] } });
  upstream.on(`GET ${COURSES}/course-runs/r_1/registrations`, {
    body: {
      registrations: [
        { id: 'g_1', personRef: 'p_1', phase: 'taking-part' },
        { id: 'g_2', personRef: 'p_2', phase: 'dropped-out' },
      ],
    },
  });
  upstream.on(`POST ${COURSES}/coordination-meetings/*/items`, () => decision);
  upstream.on(`POST ${COURSES}/coordination-meetings/*/items/*/outcome`, () => decision);
});
afterAll(() => dashboard.stop());
beforeEach(() => {
  dashboard.upstream.forget();
  decision = { status: 201, body: { id: 'ci_9', stream: 'coordination-meeting-cm_1', version: 3 } };
});

const open = async (as: string, query = '') => (await dashboard.open(`/abstimmung${query}`, as)).html;
const sentTo = (ending: string): unknown => {
  const asked = dashboard.upstream.asked.find(({ method, path }) => method === 'POST' && path.endsWith(ending));
  return asked && JSON.parse(asked.body);
};

describe('the paper of the meeting', () => {
  it('says whether the seats suffice, with what may not be told', async () => {
    expect(rowsOf(await open('koordination'), 'Je Niveau')[0]).toEqual(['B1', '12', 'unter 5', '7', '5 Plätze fehlen']);
  });

  it('counts heads per run; of another provider’s run nothing small', async () => {
    const rows = rowsOf(await open('silbenreich'), 'Kurse, die enden');
    expect(rows.map((row) => row.slice(4))).toEqual([
      ['8', '6', '2'],
      ['4', '.', '.'],
    ]);
  });

  it('names to a provider its own participants who are not handed over, with the way to the offer', async () => {
    const html = await open('silbenreich');
    expect(rowsOf(html, 'Nächstes Kursende zuerst')).toHaveLength(1);
    expect(html).toContain('/uebergaben/anbieten?person=p_1&amp;anmeldung=g_1');
  });

  it('is fixed to a day, on which nothing is recorded', async () => {
    const html = await open('koordination', '?tag=2026-11-10');
    expect(textOf(html)).toContain('Sie sehen den Stand vom 10.11.2026');
    expect(html).not.toContain('<form method="post" action="/abstimmung');
  });

  it('is a file per table', async () => {
    const file = await dashboard.open('/abstimmung.csv?teil=enden&tag=2026-11-24', 'silbenreich');
    expect(file.html.trimEnd().split('\r\n')).toHaveLength(3);
  });
});

describe('what is agreed', () => {
  it('stands with its outcome, late ones first to be seen', async () => {
    expect(rowsOf(await open('education-office'), 'Sitzung vom 03.11.2026')).toEqual([
      ['in der nächsten Sitzung berichten alle Träger', provider.name, '20.11.2026', 'überfällig seit 4 Tagen'],
      ['Übergaben anbieten Kurs Kurs r_1', 'Kurskoordination', '30.11.2026', 'erledigt gemeldet am 20.11.2026'],
    ]);
  });

  it('is recorded by the coordination', async () => {
    const fields = {
      schluessel: 'f_1',
      sitzung: 'cm_1',
      thema: 'course-run.r_1',
      was: 'keep-seats',
      wer: '',
      bis: '2026-12-15',
    };
    const { status } = await dashboard.send('/abstimmung/vereinbarung', new URLSearchParams(fields), 'koordination');
    expect([status, sentTo('/items')]).toEqual([
      303,
      { subject: 'course-run', subjectId: 'r_1', agreed: 'keep-seats', dueOn: '2026-12-15' },
    ]);
  });

  it('is about a hand-over or a merge too, chosen by what it is', async () => {
    const [handover] = HANDOVERS;
    dashboard.upstream.on(`GET ${STATUS}/handovers`, ({ query }) => ({
      body: { rows: query.get('state') === 'open' && query.get('direction') === null ? [handover] : [] },
    }));
    const html = await open('koordination');
    expect(html).toContain(`<option value="handover.${handover?.handoverId ?? ''}"`);
    expect(textOf(html)).toContain('Zusammenlegung: Integrationskurs Syke');
    const fields = {
      schluessel: 'f_1',
      sitzung: 'cm_1',
      thema: 'merge.m_7',
      was: 'merge-runs',
      wer: '',
      bis: '2026-12-15',
    };
    const { status } = await dashboard.send('/abstimmung/vereinbarung', new URLSearchParams(fields), 'koordination');
    expect([status, sentTo('/items')]).toMatchObject([303, { subject: 'merge', subjectId: 'm_7' }]);
  });

  it('is given back with what was typed where it was refused', async () => {
    decision = problem(400, 'due-before-meeting', [{ at: '/dueOn', code: 'due-before-meeting', detail: 'early' }]);
    const fields = { schluessel: 'f_1', sitzung: 'cm_1', thema: '', was: 'keep-seats', wer: '', bis: '2026-01-01' };
    const page = await dashboard.send('/abstimmung/vereinbarung', new URLSearchParams(fields), 'koordination');
    expect(page.status).toBe(400);
    expect(textOf(page.html)).toContain('Der Tag liegt vor der Sitzung.');
    expect(page.html).toContain('value="2026-01-01"');
  });

  it('gets its outcome from its owner', async () => {
    const html = await open('silbenreich');
    expect(html).toContain('/abstimmung/cm_1/ci_1/ergebnis');
    expect(html).not.toContain('/abstimmung/cm_1/ci_2/ergebnis');
    const fields = { schluessel: 'f_1', traeger: 'silbenreich', ergebnis: 'done' };
    await dashboard.send('/abstimmung/cm_1/ci_1/ergebnis', new URLSearchParams(fields), 'silbenreich');
    expect(sentTo('/outcome')).toEqual({ outcome: 'done', providerId: 'silbenreich' });
  });
});
