import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';
let process: CoursesProcess;
let people = 0;

interface Created {
  readonly id: string;
}

beforeAll(async () => {
  process = await startCoursesProcess(['vhs', 'p-x', 'p-y']);
  process.clock.set('2026-11-24T09:00:00.000Z');
  for (const providerId of ['vhs', 'p-x', 'p-y'])
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'independent',
      municipalityKey: '03251040',
    });
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}) => process.call('POST', `${api}/${path}`, { as, body });
async function post(path: string, as: string, body: object = {}): Promise<Created> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Created;
}
async function handover(id: string): Promise<Readonly<Record<string, unknown>>> {
  return (await process.call('GET', `${api}/handovers/${id}`, { as: coordinator })).json as Record<string, unknown>;
}
const refused = (status: number, code: string) => ({ status, json: { code } });

/** A participant of a course of the VHS that ends on a day, with what an offer of her needs. */
async function participant(endsOn = '2027-02-26') {
  const personRef = `p_h${(people += 1)}`;
  await process.takenIn([personRef], 'vhs');
  const { id: runId } = await post('course-runs', 'vhs', {
    providerId: 'vhs',
    title: 'Kurs',
    courseType: 'IK_ALLG',
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    municipalityKey: '03251040',
    timeOfDay: 'morning',
    childcare: true,
    seats: 10,
    minimumGroup: 1,
    startsOn: '2026-09-01',
    endsOn,
  });
  const { id: registrationId } = await post('registrations', 'vhs', {
    personRef,
    runId,
    effectiveOn: '2026-08-10',
  });
  await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
  await process.settled();
  return {
    runId,
    offer: {
      personRef,
      registrationId,
      toProvider: 'p-x',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    },
  };
}

describe('what two providers promise each other', () => {
  it('counts for the offers made while it is in force, beside the rule', async () => {
    const { offer } = await participant();
    const terms = () => process.call('GET', `${api}/${termsOf(offer)}`, { as: 'vhs' });
    expect((await terms()).json).toMatchObject({
      basis: 'aufenthg-88a-3',
      answerDueOn: '2026-12-08',
      allowed: ['level', 'certificate', 'needs', 'entitlement', 'contact'],
    });
    const { id: pairId } = await post('handover-agreements', 'vhs', {
      partnerId: 'p-x',
      answerDays: 7,
      startDays: 21,
      validFrom: '2026-11-24',
    });
    const agreement = `handover-agreements/${pairId}_1`;
    expect((await terms()).json).not.toHaveProperty('promisedAnswerDays');
    expect(await send(`${agreement}/agree`, 'vhs')).toMatchObject(refused(403, 'own-proposal'));
    expect(await send(`${agreement}/agree`, 'p-y')).toMatchObject(refused(404, 'agreement-unknown'));
    await post(`${agreement}/agree`, 'p-x');
    expect((await terms()).json).toMatchObject({ promisedAnswerDays: 7 });

    const { id } = await post('handovers', 'vhs', { ...offer, passes: ['entitlement'] });
    expect(await handover(id)).toMatchObject({
      agreementId: `${pairId}_1`,
      answerDueOn: '2026-12-08',
      promisedAnswerOn: '2026-12-01',
      passes: ['level', 'entitlement'],
    });
    await post(`${agreement}/end`, 'p-x', { lastDay: '2026-11-24' });
    // Kept for the offer that was made under it.
    await post(`handovers/${id}/accept`, 'p-x');
    expect(await handover(id)).toMatchObject({ startDueOn: '2027-03-26', promisedStartOn: '2027-03-19' });
  });
});

const termsOf = (offer: {
  readonly personRef: string;
  readonly registrationId: string;
  readonly toProvider: string;
  readonly followUpCourseType: string;
}): string =>
  `registrations/${offer.personRef}/${offer.registrationId}/handover-terms/${offer.toProvider}/${offer.followUpCourseType}`;

describe('a hand-over that fails after its acceptance', () => {
  it('can be offered anew, linked to the one before', async () => {
    const { offer } = await participant();
    const first = await post('handovers', 'vhs', offer);
    expect(await send(`handovers/${first.id}/fail`, 'p-x', { reason: 'seat-lost' })).toMatchObject(
      refused(409, 'handover-not-accepted'),
    );
    await post(`handovers/${first.id}/accept`, 'p-x');
    await post(`handovers/${first.id}/fail`, 'p-x', { reason: 'seat-lost' });
    expect(await handover(first.id)).toMatchObject({ phase: 'failed' });
    const second = await post('handovers', 'vhs', { ...offer, toProvider: 'p-y' });
    expect(await handover(second.id)).toMatchObject({ phase: 'offered', predecessorId: first.id });
  });
});

describe('accepting and taking back at once', () => {
  it('has one winner, and a clear answer for the other', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { offer } = await participant();
      const { id } = await post('handovers', 'vhs', offer);
      const answers = await Promise.all([
        send(`handovers/${id}/accept`, 'p-x'),
        send(`handovers/${id}/return`, 'p-x', { reason: 'too-far' }),
        send(`handovers/${id}/withdraw`, 'vhs', { reason: 'offered-in-error' }),
      ]);
      const [accept, giveBack, withdraw] = answers.map(({ status, json }) =>
        status === 200 ? 'done' : (json as { code: string }).code,
      );
      const { phase } = await handover(id);
      switch (phase) {
        case 'returned':
          expect([accept, giveBack, withdraw]).toEqual(['handover-closed', 'done', 'handover-closed']);
          break;
        case 'withdrawn':
          // Also one that was accepted before can be taken back.
          expect(withdraw).toBe('done');
          expect(['done', 'handover-closed']).toContain(accept);
          expect(['handover-already-accepted', 'handover-closed']).toContain(giveBack);
          break;
        default:
          throw new Error(`the hand-over is ${String(phase)}`);
      }
    }
  });
});

describe('mediation', () => {
  it('is asked for by a side, taken on by the coordination, and has a result', async () => {
    const { offer } = await participant();
    const { id: handoverId } = await post('handovers', 'vhs', offer);
    expect(await send('mediations', 'p-y', { handoverId, reason: 'no-answer' })).toMatchObject(
      refused(404, 'handover-unknown'),
    );
    const first = await post('mediations', 'vhs', { handoverId, reason: 'no-answer' });
    expect(await send('mediations', 'p-x', { handoverId, reason: 'cooperation' })).toMatchObject(
      refused(409, 'mediation-open'),
    );
    await post(`mediations/${first.id}/accept`, coordinator);
    await post(`mediations/${first.id}/conclude`, coordinator, { result: 'settled' });
    const second = await post('mediations', coordinator, { handoverId, reason: 'returned-again' });
    expect(second.id).not.toBe(first.id);
    await post('mediations', 'vhs', { partnerId: 'p-y', reason: 'cooperation' });
    expect(await send('mediations', 'vhs', { reason: 'cooperation' })).toMatchObject(refused(400, 'input-invalid'));
  });
});

describe('the meeting of the providers', () => {
  it('keeps what was agreed, and what came of it', async () => {
    const { runId } = await participant();
    const { id: meetingId } = await post('coordination-meetings', coordinator, { heldOn: '2026-11-24' });
    const item = { subject: 'course-run', agreed: 'offer-handovers', owner: 'vhs', dueOn: '2026-12-08' };
    const items = `coordination-meetings/${meetingId}/items`;
    expect(await send(items, coordinator, { ...item, subjectId: 'r_none' })).toMatchObject(
      refused(400, 'subject-unknown'),
    );
    const { id: itemId } = await post(items, coordinator, { ...item, subjectId: runId });
    expect(await send(`${items}/${itemId}/outcome`, 'p-x', { outcome: 'done' })).toMatchObject(
      refused(403, 'not-the-owner'),
    );
    await post(`${items}/${itemId}/outcome`, 'vhs', { outcome: 'done' });
    expect(await send('coordination-meetings', coordinator, { heldOn: '2026-11-24' })).toMatchObject(
      refused(409, 'meeting-already-convened'),
    );
  });
});

describe('deadlines', () => {
  it('are escalated, and at last end the offer, each once; the person can be offered anew at once', async () => {
    const { offer } = await participant();
    const { id } = await post('handovers', 'vhs', { ...offer, toProvider: 'p-y' });
    const kept = await post('handovers', 'vhs', (await participant()).offer);
    await post(`handovers/${kept.id}/return`, 'p-x', { reason: 'too-far' });
    await process.settled();
    process.clock.set('2026-12-20T09:00:00.000Z');
    expect(await process.fireTimers()).toBeGreaterThan(0);
    expect(await handover(id)).toMatchObject({ phase: 'offered' });
    process.clock.set('2027-01-20T09:00:00.000Z');
    await process.fireTimers();
    expect(await handover(id)).toMatchObject({ phase: 'expired' });
    expect(await process.fireTimers()).toBe(0);
    expect(await handover(kept.id)).toMatchObject({ phase: 'returned' });
    expect(await send(`handovers/${id}/accept`, 'p-y')).toMatchObject(refused(409, 'handover-closed'));
    const next = await post('handovers', 'vhs', offer);
    expect(await handover(next.id)).toMatchObject({ predecessorId: id });
  });

  it('of an offer recorded later than its day are looked at from the next day on', async () => {
    const { offer } = await participant();
    const { id } = await post('handovers', 'vhs', { ...offer, effectiveOn: '2026-10-01' });
    await process.settled();
    await process.fireTimers();
    expect(await handover(id)).toMatchObject({ phase: 'offered' });
    process.clock.set('2027-01-21T09:00:00.000Z');
    await process.fireTimers();
    expect(await handover(id)).toMatchObject({ phase: 'expired' });
  });
});
