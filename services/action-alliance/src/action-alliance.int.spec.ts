import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AllianceProcess, startAllianceProcess } from './testing/alliance-process.js';

const api = '/api/action-alliance/v1';
const office = 'migration-office';

interface Created {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
}
interface Rows {
  readonly rows: readonly Record<string, unknown>[];
  readonly next?: string;
}

let process: AllianceProcess;
beforeAll(async () => {
  process = await startAllianceProcess();
  await post('bodies', {
    bodyId: 'round',
    name: 'Runde Aktionsplan',
    kind: 'action-plan-round',
    effectiveOn: '2015-06-01',
  });
});
afterAll(() => process.stop());

const send = (path: string, body: object = {}, headers: Readonly<Record<string, string>> = {}, as = office) =>
  process.call('POST', `${api}/${path}`, { as, body, headers });

/** A command that must succeed. */
async function post(path: string, body: object = {}): Promise<Created> {
  const answer = await send(path, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Created;
}

async function get<Json = Rows>(path: string, seen?: Created): Promise<Json> {
  const headers = seen === undefined ? {} : { 'consistent-with': `${seen.stream}@${seen.version}` };
  const answer = await process.call('GET', `${api}/${path}`, { as: office, headers });
  expect({ status: answer.status, behind: answer.headers.get('consistency') }).toEqual({ status: 200, behind: null });
  return answer.json as Json;
}

describe('the chain of the alliance', () => {
  it('a topic is raised, a meeting decides on it, a department carries it out', async () => {
    const topic = await post('topics', { bodyId: 'round', title: 'Kinderbetreuung', effectiveOn: '2026-10-01' });
    const meeting = await post('meetings', {
      bodyId: 'round',
      heldOn: '2026-11-10',
      place: 'Kreishaus',
      topicIds: [topic.id],
      effectiveOn: '2026-10-20',
    });
    const decision = await post(`meetings/${meeting.id}/decisions`, {
      topicId: topic.id,
      text: 'Jugend legt ein Angebot vor.',
    });
    const measure = await post('measures', {
      decisionId: decision.id,
      meetingId: meeting.id,
      department: 'youth',
      title: 'Angebot',
      dueOn: '2026-11-20',
      effectiveOn: '2026-11-10',
    });

    expect(await get(`topics/${topic.id}`, decision)).toEqual({
      topicId: topic.id,
      bodyId: 'round',
      title: 'Kinderbetreuung',
      raisedOn: '2026-10-01',
      meetings: [
        {
          meetingId: meeting.id,
          heldOn: '2026-11-10',
          decisions: [{ decisionId: decision.id, text: 'Jugend legt ein Angebot vor.' }],
        },
      ],
    });
    expect(await get(`meetings/${meeting.id}`, topic)).toEqual({
      meetingId: meeting.id,
      bodyId: 'round',
      heldOn: '2026-11-10',
      place: 'Kreishaus',
      convenedOn: '2026-10-20',
      agenda: [{ topicId: topic.id, title: 'Kinderbetreuung' }],
      decisions: [{ decisionId: decision.id, topicId: topic.id, text: 'Jugend legt ein Angebot vor.' }],
    });
    expect(await get('measures', measure)).toEqual({
      rows: [
        {
          measureId: measure.id,
          decisionId: decision.id,
          department: 'youth',
          title: 'Angebot',
          dueOn: '2026-11-20',
          assignedOn: '2026-11-10',
          overdue: true,
        },
      ],
    });

    const done = await post(`measures/${measure.id}/complete`, {});
    expect(await get('measures?department=youth', done)).toEqual({ rows: [] });
    expect((await get('measures?state=done', done)).rows).toMatchObject([
      { completedOn: '2026-11-24', overdue: false },
    ]);
  });

  it('what does not fit is refused at its place', async () => {
    const topic = await post('topics', { bodyId: 'round', title: 'Fahrwege' });
    const meeting = { bodyId: 'round', heldOn: '2026-11-24', place: 'Kreishaus', topicIds: [topic.id] };
    expect(await send('meetings', { ...meeting, topicIds: [topic.id, 'to_none'] })).toMatchObject({
      status: 404,
      json: { code: 'topic-unknown', errors: [{ at: '/topicIds/1' }] },
    });
    expect(await send('meetings', { ...meeting, bodyId: 'none' })).toMatchObject({
      status: 404,
      json: { code: 'body-unknown' },
    });
    const { id } = await post('meetings', meeting);
    expect(await send(`meetings/${id}/decisions`, { topicId: 'to_other', text: 'x' })).toMatchObject({
      status: 400,
      json: { code: 'topic-not-on-agenda' },
    });
    const measure = { department: 'youth', title: 'x', dueOn: '2027-01-01' };
    expect(await send('measures', { ...measure, decisionId: 'de_none', meetingId: id })).toMatchObject({
      status: 404,
      json: { code: 'decision-unknown', errors: [{ at: '/decisionId' }] },
    });
    expect(await send('measures', { ...measure, decisionId: 'de_none' })).toMatchObject({
      status: 400,
      json: { errors: [{ at: '/meetingId', code: 'missing' }] },
    });
    expect(await send('measures', { ...measure, dueOn: '2026-02-30', colour: 1 })).toMatchObject({
      status: 400,
      json: { code: 'input-invalid' },
    });
  });

  it('the same command twice is one', async () => {
    const headers = { 'idempotency-key': 'topic-7' };
    const body = { bodyId: 'round', title: 'Doppelt' };
    const first = await send('topics', body, headers);
    expect((await send('topics', body, headers)).json).toEqual(first.json);
  });
});

describe('lists', () => {
  it('come page by page in order, without gap or repeat', async () => {
    await post('bodies', { bodyId: 'paged', name: 'Abschnitte', kind: 'working-group' });
    const titles = ['2026-03-01', '2026-01-01', '2026-05-01', '2026-02-01', '2026-04-01'];
    for (const day of titles) await post('topics', { bodyId: 'paged', title: day, effectiveOn: day });
    await process.settled();
    const found: unknown[] = [];
    let path: string | undefined = 'topics?body=paged&limit=2';
    let pages = 0;
    while (path !== undefined) {
      const page: Rows = await get(path);
      found.push(...page.rows.map((row) => row['title']));
      path = page.next === undefined ? undefined : `topics?body=paged&limit=2&after=${page.next}`;
      pages++;
    }
    expect({ found, pages }).toEqual({ found: titles.toSorted().toReversed(), pages: 3 });
  });

  it('meetings are told from a day on, by their day', async () => {
    await post('bodies', { bodyId: 'dated', name: 'Tage', kind: 'working-group' });
    for (const heldOn of ['2027-02-01', '2026-12-01', '2027-01-01']) {
      await post('meetings', { bodyId: 'dated', heldOn, place: 'Kreishaus', topicIds: [] });
    }
    await process.settled();
    const { rows } = await get('meetings?body=dated&from=2027-01-01');
    expect(rows.map((row) => row['heldOn'])).toEqual(['2027-01-01', '2027-02-01']);
  });

  it('bodies are told by their name', async () => {
    const { rows } = await get('bodies?limit=1');
    expect(rows).toHaveLength(1);
    expect((await get('bodies')).rows.map((row) => row['name'])).toContain('Runde Aktionsplan');
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=201', '/limit'],
    ['colour=red', '/colour'],
    ['after=nonsense', 'after'],
  ])('refuse %s', async (query, at) => {
    const answer = await process.call('GET', `${api}/topics?${query}`, { as: office });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ at }] } });
  });
});
