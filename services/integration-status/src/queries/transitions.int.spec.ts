import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

const base = '/api/integration-status/v1';
let at: StatusProcess;

const ids = { personRef: 'p1', transitionId: 't_1' };
const step = (code: string, owner: string, dueOn: string) => ({ step: code, title: `Schritt ${code}`, owner, dueOn });

beforeAll(async () => {
  at = await startStatusProcess(['x']);
  const { publish } = at;
  await publish('learner-p1', 'learner-enrolled', '2026-02-01', { personRef: 'p1', municipalityKey: '03251040' });
  await publish('transition-t_1', 'transition-started', '2026-09-01', {
    ...ids,
    kind: 'daycare-to-school',
    templateId: 'daycare-to-school',
    templateVersion: '2024-08-01',
    steps: [
      step('registration', 'schools', '2026-10-01'),
      step('counselling', 'job-centre', '2026-11-01'),
      step('parents', 'migration-office', '2026-12-20'),
    ],
  });
  await publish('sphere-transition-t_1-youth', 'youth-transition-steps-planned', '2026-09-01', {
    ...ids,
    kind: 'daycare-to-school',
    templateId: 'daycare-to-school',
    templateVersion: '2024-08-01',
    steps: [step('support', 'youth', '2026-10-15'), step('talk', 'daycare', '2026-10-20')],
  });
  await publish('transition-t_1', 'transition-step-done', '2026-10-20', {
    ...ids,
    step: 'registration',
    owner: 'schools',
    by: 'milestone-recorded',
  });
  await publish('transition-t_2', 'transition-started', '2026-09-01', {
    personRef: 'p2',
    transitionId: 't_2',
    kind: 'course-to-work',
    templateId: 'course-to-work',
    templateVersion: '2016-07-01',
    steps: [step('counselling', 'job-centre', '2026-10-01')],
  });
  await publish('transition-t_2', 'transition-broken-off', '2026-10-02', {
    personRef: 'p2',
    transitionId: 't_2',
    reason: 'moved-away',
  });
  await publish('follow-up-w_1', 'follow-up-set', '2026-11-20', {
    personRef: 'p1',
    followUpId: 'w_1',
    office: 'provider-x',
    subject: 'call-person',
    dueOn: '2026-12-01',
  });
  await at.settled();
});
afterAll(() => at.stop());

const get = async (path: string, as: string): Promise<unknown> => (await at.call('GET', `${base}${path}`, { as })).json;
const stepsOf = async (query: string, as: string): Promise<readonly string[]> =>
  ((await get(`/transition-steps${query}`, as)) as { rows: readonly { step: string }[] }).rows.map((row) => row.step);

describe('open steps of transitions', () => {
  it('are told to the offices by day, without those that are kept apart, done or over', async () => {
    expect(await stepsOf('', 'education-office')).toEqual(['counselling', 'parents']);
    expect(await stepsOf('?late=true', 'education-office')).toEqual(['counselling']);
    expect(await get('/overview', 'education-office')).toMatchObject({ lateSteps: 1 });
    expect(await get('/overview', 'youth')).toMatchObject({ lateSteps: 1 });
    for (const query of ['?day=2026-11-01', ''])
      expect(await get(`/overview${query}`, query === '' ? 'council' : 'education-office')).not.toHaveProperty(
        'lateSteps',
      );
    expect(await stepsOf('?owner=job-centre', 'education-office')).toEqual(['counselling']);
    expect(await get('/transition-steps?owner=job-centre', 'education-office')).toEqual({
      rows: [
        {
          ...ids,
          ...step('counselling', 'job-centre', '2026-11-01'),
          kind: 'daycare-to-school',
        },
      ],
    });
  });

  it('come page by page', async () => {
    const first = (await get('/transition-steps?limit=1', 'education-office')) as { next: string };
    expect(await stepsOf(`?limit=1&after=${encodeURIComponent(first.next)}`, 'education-office')).toEqual(['parents']);
  });

  it('of a department kept apart are told to itself alone, without a hint to others', async () => {
    expect(await stepsOf('?late=true', 'youth')).toEqual(['support']);
    for (const owner of ['youth', 'daycare', 'health'])
      expect(await get(`/transition-steps?owner=${owner}`, 'course-coordinator')).toMatchObject({
        code: 'department-apart',
      });
    expect(await get('/transition-steps?owner=youth', 'job-centre')).toMatchObject({ code: 'not-your-department' });
    expect(await stepsOf('', 'job-centre')).toEqual(['counselling']);
  });
});

describe('a transition in a case', () => {
  const transitionsOf = async (as: string) => {
    const { transitions, timeline } = (await get('/cases/p1', as)) as {
      transitions: readonly { steps: readonly { step: string; state: string; owner: string }[] }[];
      timeline: readonly { type: string; facts: Readonly<Record<string, string>> }[];
    };
    return { steps: transitions.flatMap(({ steps }) => steps), timeline };
  };

  it('shows the offices their steps, and no trace of those kept apart', async () => {
    const { steps, timeline } = await transitionsOf('course-coordinator');
    expect(steps.map((one) => [one.step, one.state])).toEqual([
      ['registration', 'done'],
      ['counselling', 'open'],
      ['parents', 'open'],
    ]);
    expect(timeline.map(({ type }) => type)).toEqual([
      'learner-enrolled',
      'transition-started',
      'transition-step-done',
    ]);
    expect(timeline.at(-1)?.facts).toEqual({ step: 'Schritt registration', owner: 'schools' });
  });

  it('shows a department its own steps alone', async () => {
    expect((await transitionsOf('job-centre')).steps.map((one) => one.step)).toEqual(['counselling']);
    expect((await transitionsOf('youth')).steps.map((one) => one.step)).toEqual(['support']);
    expect(JSON.stringify(await get('/cases/p1', 'youth'))).not.toMatch(/counselling|"registration"|talk/);
    expect(await get('/cases/p2', 'youth')).toMatchObject({ code: 'case-unknown' });
  });

  it('never shows a follow-up: it is an office’s own matter', async () => {
    expect(JSON.stringify(await get('/cases/p1', 'course-coordinator'))).not.toContain('follow-up');
  });
});
