import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#contracts';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

const SULINGEN = '03251040';
const SYKE = '03251041';
const base = '/api/integration-status/v1';
let at: StatusProcess;

const run = (runId: string, providerId: string, more: JsonObject = {}): JsonObject => ({
  runId,
  providerId,
  title: `Kurs ${runId}`,
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: SULINGEN,
  timeOfDay: 'morning',
  childcare: true,
  seats: 20,
  minimumGroup: 2,
  startsOn: '2026-09-01',
  endsOn: '2026-12-18',
  ...more,
});
const parties = (handoverId: string, personRef: string) => ({
  personRef,
  handoverId,
  fromProvider: 'x',
  toProvider: 'y',
});
const offer = (handoverId: string, personRef: string, more: JsonObject = {}): JsonObject => ({
  ...parties(handoverId, personRef),
  registrationId: `g_${handoverId}`,
  endedRunId: 'r1',
  followUpCourseType: 'BSK_B2',
  level: 'B1',
  courseEndsOn: '2026-12-18',
  answerDueOn: '2026-12-04',
  basis: 'aufenthg-88a-3',
  ruleId: 'handover-answer',
  ruleVersion: '2026-01-01',
  ...more,
});

async function told(path: string, as = 'course-coordinator'): Promise<Record<string, unknown>> {
  const answer = await at.call('GET', `${base}${path}`, { as });
  expect([path, as, answer.status]).toEqual([path, as, 200]);
  return answer.json as Record<string, unknown>;
}
const rows = async (path: string, as?: string) => (await told(path, as))['rows'] as readonly Record<string, unknown>[];

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  const { publish } = at;
  await publish('course-run-r1', 'course-run-planned', '2026-06-01', run('r1', 'x'));
  await publish('course-run-r2', 'course-run-planned', '2026-06-01', run('r2', 'x', { municipalityKey: SYKE }));
  const follow = { entryLevel: 'B1', targetLevel: 'B2', startsOn: '2027-01-11', endsOn: '2027-06-30', seats: 3 };
  await publish(
    'course-run-f1',
    'course-run-planned',
    '2026-06-01',
    run('f1', 'y', { ...follow, courseType: 'BSK_B2' }),
  );
  for (let place = 0; place < 8; place += 1)
    await publish('course-run-r1', 'seat-held', '2026-08-01', { runId: 'r1', registrationId: `g_${place}` });
  // Six that were answered after five days, four of them from another place.
  for (let place = 0; place < 6; place += 1) {
    const [id, person] = [`t${place}`, `pt${place}`];
    await publish(
      `handover-${id}`,
      'handover-offered',
      '2026-09-01',
      offer(id, person, { endedRunId: place < 4 ? 'r2' : 'r1', answerDueOn: '2026-09-15' }),
    );
    await publish(`handover-${id}`, 'handover-accepted', `2026-09-0${place + 2}`, parties(id, person));
  }
  await publish('learner-p1', 'learner-enrolled', '2026-02-01', { personRef: 'p1', municipalityKey: SULINGEN });
  await publish('learner-p1', 'needs-recorded', '2026-02-01', {
    personRef: 'p1',
    childcare: true,
    timesOfDay: ['morning'],
    stepFree: false,
  });
  await publish(
    'handover-h1',
    'handover-offered',
    '2026-11-10',
    offer('h1', 'p1', { passes: ['level'], promisedAnswerOn: '2026-11-17', answerDueOn: '2026-11-24' }),
  );
  await publish('handover-h1', 'handover-escalated', '2026-11-18', {
    ...parties('h1', 'p1'),
    stage: 'answer',
    dueOn: '2026-11-17',
  });
  await publish('waiting-entry-w1', 'waiting-entry-opened', '2026-10-01', {
    personRef: 'p1',
    entryId: 'w1',
    courseType: 'BSK_B2',
    level: 'B1',
    municipalityKey: SULINGEN,
    timesOfDay: [],
    childcare: false,
  });
  const agreement = { agreementId: 'hp_1_1', pairId: 'hp_1', providers: ['x', 'y'] };
  await publish('handover-agreement-hp_1', 'handover-agreement-proposed', '2026-11-01', {
    ...agreement,
    by: 'x',
    answerDays: 7,
    validFrom: '2026-11-01',
  });
  await publish('handover-agreement-hp_1', 'handover-agreement-agreed', '2026-11-02', { ...agreement, by: 'y' });
  const mediation = { mediationId: 'm_1', providers: ['x', 'y'], handoverId: 'h1' };
  await publish('mediation-m_1', 'mediation-requested', '2026-11-18', { ...mediation, by: 'x', reason: 'no-answer' });
  await publish('coordination-meeting-cm_1', 'coordination-meeting-convened', '2026-11-03', {
    meetingId: 'cm_1',
    heldOn: '2026-11-03',
  });
  for (const [itemId, subject, subjectId] of [
    ['ci_1', 'course-run', 'r1'],
    ['ci_2', 'handover', 'h1'],
  ])
    await publish('coordination-meeting-cm_1', 'coordination-item-agreed', '2026-11-03', {
      meetingId: 'cm_1',
      itemId: itemId ?? '',
      subject: subject ?? '',
      subjectId: subjectId ?? '',
      agreed: 'offer-handovers',
      owner: 'x',
      dueOn: '2026-11-17',
    });
  await publish('coordination-meeting-cm_1', 'coordination-outcome-recorded', '2026-11-20', {
    meetingId: 'cm_1',
    itemId: 'ci_1',
    outcome: 'done',
  });
  await at.settled();
});
afterAll(() => at.stop());

describe('a hand-over', () => {
  it('tells promise and rule, what counts, and that the coordination was told', async () => {
    expect(await told('/handovers/h1', 'x')).toMatchObject({
      answerDueOn: '2026-11-24',
      promisedAnswerOn: '2026-11-17',
      nextDueOn: '2026-11-17',
      escalatedOn: '2026-11-18',
      passes: ['level'],
    });
    expect((await rows('/handovers?state=escalated')).map(({ handoverId }) => handoverId)).toEqual(['h1']);
    for (const [day, found] of [
      ['2026-11-17', []],
      ['2026-11-18', ['h1']],
    ] as const) {
      const listed = await rows(`/handovers?state=escalated&day=${day}`);
      expect(listed.map(({ handoverId }) => handoverId)).toEqual(found);
      const overview = await told(`/overview?day=${day}`, 'course-coordinator');
      expect(overview).toMatchObject({ escalatedHandovers: { count: found.length } });
    }
    expect((await rows('/handovers?state=overdue&day=2026-11-18')).map(({ handoverId }) => handoverId)).toEqual(['h1']);
    expect(await rows('/handovers?state=arriving', 'y')).toHaveLength(6);
  });

  it('tells the receiver what it passes on, and the offerer and the coordination the whole', async () => {
    for (const as of ['x', 'course-coordinator'])
      expect(await told('/handovers/h1', as)).toMatchObject({ childcare: true, municipality: { id: SULINGEN } });
    const received = await told('/handovers/h1', 'y');
    expect(received).not.toHaveProperty('childcare');
    expect(received).not.toHaveProperty('municipality');
    expect(JSON.stringify(received)).not.toMatch(/betreuung|entfernt|Wohnort/i);
  });

  it('is none for others, as one that does not exist', async () => {
    const answers = await Promise.all(
      ['h1', 'h_none'].map((id) => at.call('GET', `${base}/handovers/${id}`, { as: 'z' })),
    );
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, json: { code: 'handover-unknown' } });
    for (const path of ['/handovers?state=escalated', '/handover-agreements', '/mediations', '/handovers/stage-times'])
      expect(await rows(path, 'z')).toEqual([]);
  });
});

describe('the times of a stage', () => {
  it('are told per pair from five on, and by place only where nothing small is left over', async () => {
    expect(await rows('/handovers/stage-times', 'y')).toEqual([
      expect.objectContaining({ stage: 'offer-to-answer', count: 6, median: 3, p90: 6 }),
    ]);
    expect(await rows('/handovers/stage-times?by=course-type', 'x')).toEqual([
      expect.objectContaining({ courseType: 'BSK_B2', count: 6 }),
    ]);
    expect(await rows('/handovers/stage-times?by=municipality')).toEqual([]);
  });
});

describe('an offer', () => {
  it('is prepared with the runs of other providers at its level, for the provider of the course alone', async () => {
    await at.publish('participation-p1', 'registration-requested', '2026-08-01', {
      personRef: 'p1',
      registrationId: 'g_p1',
      runId: 'r1',
    });
    await at.settled();
    const path = '/handovers/follow-ups/p1/g_p1';
    expect(await told(path, 'x')).toMatchObject({
      level: 'B1',
      courseEndsOn: '2026-12-18',
      from: { id: 'x' },
      fittingRuns: [{ runId: 'f1' }],
      courseTypes: { f1: 'BSK_B2' },
    });
    expect(await told(`${path}?level=A2`, 'x')).toMatchObject({ fittingRuns: [] });
    for (const unknown of [path, path.replace('g_p1', 'g_none')])
      expect(await at.call('GET', `${base}${unknown}`, { as: 'y' })).toMatchObject({
        status: 404,
        json: { code: 'registration-unknown' },
      });
  });
});

describe('what an offer rests on', () => {
  it('is nothing of a person whom the provider refused or who came back on her registration', async () => {
    for (const [personRef, type] of [
      ['p_refused', 'registration-refused'],
      ['p_back', 'registration-withdrawn'],
    ] as const) {
      const ids = { personRef, registrationId: `g_${personRef}`, runId: 'r1' };
      await at.publish(`learner-${personRef}`, 'learner-enrolled', '2026-02-01', {
        personRef,
        municipalityKey: SULINGEN,
      });
      await at.publish(`participation-${personRef}`, 'registration-requested', '2026-08-01', ids);
      await at.publish(`participation-${personRef}`, type, '2026-08-02', {
        ...ids,
        ...(type === 'registration-refused' ? { reason: 'run-full' } : { reason: 'person-declined' }),
      });
      await at.settled();
      expect(
        await at.call('GET', `${base}/handovers/follow-ups/${personRef}/g_${personRef}`, { as: 'x' }),
      ).toMatchObject({
        status: 404,
        json: { code: 'registration-unknown' },
      });
    }
  });
});

describe('partners', () => {
  it('see their agreements and mediations', async () => {
    expect(await rows('/handover-agreements', 'y')).toMatchObject([{ agreementId: 'hp_1_1', state: 'agreed' }]);
    expect(await rows('/mediations', 'y')).toMatchObject([{ mediationId: 'm_1', personRef: 'p1', by: { id: 'x' } }]);
    expect(await rows('/mediations')).toHaveLength(1);
  });
});

describe('the paper of the meeting', () => {
  it('tells the coordination heads, seats and those who wait, by level and place', async () => {
    const paper = await told('/coordination/paper');
    expect(paper).toMatchObject({
      day: '2026-11-24',
      until: '2027-01-19',
      levels: [{ level: 'B1', ending: 8, freeSeats: 3, waiting: 1 }],
      ending: [
        { runId: 'r1', heads: 8, handedOver: 3, own: false },
        { runId: 'r2', heads: 0 },
      ],
      followUps: [{ runId: 'f1', freeSeats: 3 }],
    });
    expect(JSON.stringify(paper)).not.toContain('"p1"');
  });

  it('tells a provider the runs of others as heads, and nothing small', async () => {
    const paper = await told('/coordination/paper', 'y');
    expect(paper).toMatchObject({
      places: [],
      levels: [{ level: 'B1', ending: 8, waiting: null }],
      ending: [{ runId: 'r1', heads: 8, handedOver: null, own: false }, { runId: 'r2' }],
    });
    expect(await told('/coordination/paper', 'x')).toMatchObject({
      ending: [{ handedOver: 3, own: true }, { own: true }],
    });
  });

  it('tells what was agreed and what had come of it by the day; of a hand-over to its two sides alone', async () => {
    const items = async (as: string, day: string) => {
      const { meetings } = (await told(`/coordination/paper?day=${day}`, as)) as {
        meetings: readonly { items: readonly Record<string, unknown>[] }[];
      };
      return meetings.flatMap((meeting) => meeting.items);
    };
    expect(await items('y', '2026-11-24')).toMatchObject([
      { itemId: 'ci_1', subjectTitle: 'Kurs r1', outcome: 'done' },
      { itemId: 'ci_2' },
    ]);
    expect((await items('z', '2026-11-24')).map(({ itemId }) => itemId)).toEqual(['ci_1']);
    expect((await items('y', '2026-11-19'))[0]).not.toHaveProperty('outcome');
    expect(await items('y', '2026-11-02')).toEqual([]);
  });
});
