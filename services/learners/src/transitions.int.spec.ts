import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandExecutor } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import {
  type ApartSphere,
  sphereTransitionDecider,
  sphereTransitionId,
} from './domain/transition/sphere-transition.decider.js';
import { transitionDecider } from './domain/transition/transition.decider.js';
import { type LearnersProcess, startLearnersProcess } from './testing/learners-process.js';
import { requestsTo } from './testing/requests.js';

const office = 'education-office';
let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs']);
});
afterAll(() => process.stop());
const { send, post, read, enroll } = requestsTo(() => process);

const executor = () => process.app.get<CommandExecutor>(COMMAND_EXECUTOR, { strict: false });
/** The states of the steps of one sphere, by their codes. */
async function stepsOf(id: string, sphere: ApartSphere | 'coordination' = 'coordination') {
  await process.settled();
  const { state } =
    sphere === 'coordination'
      ? await executor().load(transitionDecider, id)
      : await executor().load(sphereTransitionDecider, sphereTransitionId(id, sphere));
  const steps = 'steps' in state ? state.steps : [];
  return Object.fromEntries(steps.map(({ step, state: reached }) => [step, reached]));
}
const start = async (personRef: string, kind: string): Promise<string> => {
  const { id } = await post('transitions', office, { personRef, kind });
  await process.settled();
  return id;
};

describe('a transition', () => {
  it('is moved by its owners and by what happens, each in its sphere', async () => {
    const ref = await enroll('2021-03-02');
    const id = await start(ref, 'daycare-to-school');
    expect(await stepsOf(id)).toEqual({
      'school-registration': 'open',
      'parents-course': 'open',
      'arrived-in-class': 'open',
    });
    expect(await stepsOf(id, 'health')).toEqual({ 'school-entry-exam': 'open' });
    const exam = { department: 'health', milestone: 'school-entry-exam', state: 'done' };
    await post(`learners/${ref}/milestones`, 'health', exam);
    expect(await stepsOf(id, 'health')).toEqual({ 'school-entry-exam': 'done' });
    const place = { department: 'schools', milestone: 'school-place' };
    await post(`learners/${ref}/milestones`, office, { ...place, state: 'done' });
    expect(await stepsOf(id)).toMatchObject({ 'school-registration': 'done' });
    await post(`learners/${ref}/milestones/withdraw`, office, { ...place, reason: 'reported-in-error' });
    expect(await stepsOf(id)).toMatchObject({ 'school-registration': 'open' });
    await post(`learners/${ref}/milestones`, office, { ...place, state: 'done' });
    expect(await stepsOf(id)).toMatchObject({ 'school-registration': 'done' });
    const { state: _state, ...withdrawn } = exam;
    await post(`learners/${ref}/milestones/withdraw`, 'health', { ...withdrawn, reason: 'reported-in-error' });
    expect(await stepsOf(id, 'health')).toEqual({ 'school-entry-exam': 'open' });
    await post(`transitions/${id}/steps/language-support/skip`, 'youth', { reason: 'not-needed' });
    expect(await stepsOf(id, 'youth')).toEqual({ 'language-support': 'skipped', 'school-talk': 'open' });
    await post(`transitions/${id}/steps/language-support/reopen`, 'youth');
    expect(await stepsOf(id, 'youth')).toMatchObject({ 'language-support': 'open' });
    await post(`transitions/${id}/steps/arrived-in-class/done`, office);
    await post(`transitions/${id}/complete`, office);
    expect(await send(`transitions/${id}/steps/parents-course/done`, 'migration-office')).toMatchObject({
      status: 409,
      json: { code: 'transition-already-completed' },
    });
  });

  it('of a person with two references counts what either reached, as long as one holds it', async () => {
    const elder = await enroll('2021-03-05');
    const younger = await enroll('2021-03-06');
    await process.settled();
    await post('merges', 'course-coordinator', { personRef: elder, other: younger });
    await process.settled();
    const id = await start(elder, 'daycare-to-school');
    const place = { department: 'schools', milestone: 'school-place' };
    const report = (ref: string) => post(`learners/${ref}/milestones`, office, { ...place, state: 'done' });
    const withdraw = (ref: string) =>
      post(`learners/${ref}/milestones/withdraw`, office, { ...place, reason: 'reported-in-error' });
    await report(younger);
    expect(await stepsOf(id)).toMatchObject({ 'school-registration': 'done' });
    await report(elder);
    await withdraw(younger);
    expect(await stepsOf(id)).toMatchObject({ 'school-registration': 'done' });
    await withdraw(elder);
    expect(await stepsOf(id)).toMatchObject({ 'school-registration': 'open' });
    await report(younger);
    const later = await start(elder, 'daycare-to-school');
    expect(await stepsOf(later)).toMatchObject({ 'school-registration': 'done' });
  });

  it('tells nobody of steps that are kept apart, and a department of its own alone', async () => {
    const id = await start(await enroll('2021-03-02'), 'daycare-to-school');
    const say = (step: string, as: string) => send(`transitions/${id}/steps/${step}/done`, as);
    for (const step of ['school-entry-exam', 'nothing'])
      expect(await say(step, office)).toMatchObject({ status: 404, json: { code: 'step-unknown' } });
    expect(await say('parents-course', office)).toMatchObject({ status: 403, json: { code: 'not-your-step' } });
    for (const transition of [id, 't_none'])
      expect(await send(`transitions/${transition}/steps/parents-course/done`, 'job-centre')).toMatchObject({
        status: 404,
        json: { code: 'transition-unknown' },
      });
    expect(await say('school-entry-exam', 'youth')).toMatchObject({ status: 404 });
    expect(await say('school-entry-exam', 'health')).toMatchObject({ status: 200 });
  });

  it('takes into account what happened before it began, and what comes after', async () => {
    const ref = await enroll('2004-05-06');
    await post(`learners/${ref}/levels`, 'course-coordinator', {
      level: 'B1',
      basis: 'certificate',
      effectiveOn: '2026-10-01',
    });
    const id = await start(ref, 'course-to-work');
    expect(await stepsOf(id)).toMatchObject({ 'level-known': 'done', 'vocational-course': 'open' });
    await process.hear({
      type: 'participation-started',
      stream: `participation-${ref}`,
      effectiveOn: '2026-11-24',
      data: { personRef: ref, registrationId: 'g_1', runId: 'r_1' },
    });
    expect(await stepsOf(id)).toMatchObject({ 'vocational-course': 'done', 'job-counselling': 'open' });
    await post(`transitions/${id}/break-off`, office, { reason: 'other-way-taken' });
    expect(await send(`transitions/${id}/complete`, office)).toMatchObject({
      json: { code: 'transition-already-broken-off' },
    });
  });
});

describe('milestones', () => {
  it('are those of the list, and taken back by who reported', async () => {
    const ref = await enroll('1991-04-17');
    const report = { department: 'youth', milestone: 'childcare-place' };
    expect(
      await send(`learners/${ref}/milestones`, 'youth', { ...report, milestone: 'x', state: 'done' }),
    ).toMatchObject({ status: 400, json: { code: 'milestone-of-another', errors: [{ at: '/milestone' }] } });
    await post(`learners/${ref}/milestones`, 'youth', { ...report, state: 'done' });
    const withdraw = { ...report, reason: 'wrong-person' };
    expect(await send(`learners/${ref}/milestones/withdraw`, 'health', withdraw)).toMatchObject({ status: 403 });
    expect(await post(`learners/${ref}/milestones/withdraw`, 'youth', withdraw)).toMatchObject({
      events: ['youth-milestone-withdrawn'],
    });
    expect(await send(`learners/${ref}/milestones/withdraw`, 'youth', withdraw)).toMatchObject({
      json: { code: 'milestone-not-reported' },
    });
  });

  it('are listed for forms, with whose they are', async () => {
    const { departments } = (await read('departments', 'youth')) as {
      departments: readonly { department: string; own: boolean }[];
    };
    expect(departments.filter(({ own }) => own).map(({ department }) => department)).toEqual(['youth']);
    expect(departments.map(({ department }) => department)).toContain('daycare');
  });
});
