import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LearnersProcess, startLearnersProcess } from './testing/learners-process.js';
import { requestsTo } from './testing/requests.js';

const coordinator = 'course-coordinator';
let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());
const { send, post, read, enroll } = requestsTo(() => process);

const told = ['purpose', 'consequences-of-refusal', 'revocability'];
const consentOf = (personRef: string, more: object = {}) => ({
  ...{ personRef, recipient: 'p-x', purpose: 'handover', givenBy: 'self', data: ['level'], form: 'written', told },
  ...more,
});

describe('the consent of somebody of age', () => {
  it('is given, seen and revoked', async () => {
    const ref = await enroll('1991-04-17');
    const { id } = await post('consents', coordinator, consentOf(ref));
    await process.settled();
    expect(await read(`learners/${ref}/consents`, coordinator)).toEqual({
      givers: ['self'],
      consents: [
        {
          ...{ consentId: id, recipient: 'p-x', recipientKind: 'provider', purpose: 'handover', givenBy: 'self' },
          ...{ data: ['level'], form: 'written', givenOn: '2026-11-24', state: 'valid' },
        },
      ],
    });
    await post(`consents/${id}/revoke`, coordinator);
    await process.settled();
    expect(await read(`learners/${ref}/consents`, coordinator)).toMatchObject({
      consents: [{ state: 'revoked', revokedOn: '2026-11-24' }],
    });
  });

  it('is not asked for where a duty applies', async () => {
    const ref = await enroll('1991-04-17');
    const courseTypes = ['IK_ALLG', 'BSK_B2'];
    expect(await send('consents', coordinator, consentOf(ref, { courseTypes }))).toMatchObject({
      status: 422,
      json: { code: 'consent-not-needed' },
    });
    const report = { purpose: 'participation-report', recipientKind: 'department', recipient: 'job-centre' };
    const asked = consentOf(ref, { ...report, data: ['participation'], courseTypes: ['BSK_B2'] });
    expect(await send('consents', coordinator, asked)).toMatchObject({ json: { code: 'consent-not-needed' } });
    const place = { purpose: 'next-appointment', recipientKind: 'municipality', data: ['appointment'] };
    expect(await send('consents', coordinator, consentOf(ref, { ...place, recipient: '03251999' }))).toMatchObject({
      status: 400,
      json: { errors: [{ at: '/recipient', code: 'municipality-unknown' }] },
    });
    await post('consents', coordinator, consentOf(ref, { ...place, recipient: '03251040' }));
  });

  it('is told to a provider as far as it asked for it or receives by it', async () => {
    const ref = await enroll('1991-04-17', 'vhs');
    const own = await post('consents', 'vhs', consentOf(ref));
    await post('consents', coordinator, consentOf(ref, { recipient: 'p-z' }));
    await process.settled();
    expect(await read(`learners/${ref}/consents`, 'vhs')).toMatchObject({ consents: [{ consentId: own.id }] });
    expect(await read(`learners/${ref}/consents`, coordinator)).toMatchObject({ consents: { length: 2 } });
    expect(await read(`learners/${ref}/consents`, 'p-x')).toMatchObject({ code: 'learner-unknown' });
    expect(await read('learners/p_none/consents', coordinator)).toMatchObject({ code: 'learner-unknown' });
  });
});

describe('the consent of a guardian', () => {
  /** What the register says of the only consent, after the timers of a moment. */
  const stateAt = async (ref: string, now: string): Promise<string | undefined> => {
    process.clock.set(now);
    await process.fireTimers();
    const { consents } = (await read(`learners/${ref}/consents`, coordinator)) as {
      consents: readonly { state: string }[];
    };
    return consents[0]?.state;
  };

  it('is asked for anew at 15, presumed to have ended in the end, and confirmed by the young person', async () => {
    const ref = await enroll('2012-01-03');
    expect(await send('consents', coordinator, consentOf(ref))).toMatchObject({
      status: 422,
      json: { code: 'consent-giver-too-young', errors: [{ at: '/givenBy' }] },
    });
    const { id } = await post('consents', coordinator, consentOf(ref, { givenBy: 'guardian' }));
    await process.settled();
    expect(await read(`learners/${ref}/consents`, coordinator)).toMatchObject({ givers: ['guardian'] });
    expect(await stateAt(ref, '2027-01-31T22:59:00.000Z')).toBe('valid');
    expect(await stateAt(ref, '2027-01-31T23:00:00.000Z')).toBe('renewal-due');
    expect(await stateAt(ref, '2027-04-30T21:59:00.000Z')).toBe('renewal-due');
    expect(await stateAt(ref, '2027-04-30T22:00:00.000Z')).toBe('lapse-presumed');
    expect(await read(`learners/${ref}/consents`, coordinator)).toMatchObject({ givers: ['self', 'guardian'] });
    await post(`consents/${id}/renew`, coordinator, { givenBy: 'self', form: 'electronic', told });
    await process.settled();
    expect(await stateAt(ref, '2030-06-01T08:00:00.000Z')).toBe('valid');
  });

  it('that a guardian confirmed is asked for again at 18, of the person alone', async () => {
    process.clock.set('2026-11-24T08:00:00.000Z');
    const ref = await enroll('2012-01-03');
    const { id } = await post('consents', coordinator, consentOf(ref, { givenBy: 'guardian' }));
    await process.settled();
    expect(await stateAt(ref, '2027-03-01T08:00:00.000Z')).toBe('renewal-due');
    await post(`consents/${id}/renew`, coordinator, { givenBy: 'guardian', form: 'written', told });
    await process.settled();
    expect(await stateAt(ref, '2030-01-31T22:59:00.000Z')).toBe('valid');
    expect(await stateAt(ref, '2030-01-31T23:00:00.000Z')).toBe('renewal-due');
    const again = { givenBy: 'guardian', form: 'written', told };
    expect(await send(`consents/${id}/renew`, coordinator, again)).toMatchObject({
      status: 422,
      json: { code: 'consent-guardian-over' },
    });
    await post(`consents/${id}/revoke`, coordinator);
    await process.settled();
    expect(await stateAt(ref, '2031-01-01T08:00:00.000Z')).toBe('revoked');
    process.clock.set('2026-11-24T08:00:00.000Z');
  });
});

it('a guardian’s consent is asked for anew by the birth date as it was corrected', async () => {
  const ref = await enroll('2014-01-03');
  await post('consents', coordinator, consentOf(ref, { givenBy: 'guardian' }));
  await post(`learners/${ref}/identity/correct`, coordinator, { birthDate: '2012-01-03' });
  await process.settled();
  process.clock.set('2027-02-01T08:00:00.000Z');
  await process.fireTimers();
  expect(await read(`learners/${ref}/consents`, coordinator)).toMatchObject({ consents: [{ state: 'renewal-due' }] });
  process.clock.set('2026-11-24T08:00:00.000Z');
});

it('the list of purposes is there for forms', async () => {
  expect(await read('consent-purposes', 'vhs')).toMatchObject({
    purposes: expect.arrayContaining([
      expect.objectContaining({ purpose: 'next-appointment', recipients: ['municipality'] }),
    ]) as unknown,
  });
});
