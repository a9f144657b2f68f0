import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessEntry } from '#service-kit';
import { type LearnersProcess, startLearnersProcess } from '../../testing/learners-process.js';

const api = '/api/learners/v1';
const coordinator = 'course-coordinator';

interface Created {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
}

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) =>
  process.call('POST', `${api}/${path}`, { as, body, headers });

/** A command that must succeed. */
async function post(path: string, as: string, body: object = {}): Promise<Created> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Created;
}

const personOf = (familyName: string, more: object = {}) => ({
  familyName,
  givenName: 'Mina',
  birthDate: '1991-04-17',
  municipalityKey: '03251040',
  ...more,
});
const enroll = async (familyName: string, as = coordinator, more: object = {}): Promise<string> =>
  (await post('learners', as, personOf(familyName, more))).id;
const needs = { childcare: true, timesOfDay: ['morning'], stepFree: false, maxDistanceKm: 15 };

describe('names', () => {
  const names = async (as: string, body: object): Promise<unknown> =>
    ((await send('names', as, body)).json as { names: unknown }).names;
  /** The looks at a person, newest first. */
  const log = async (ref: string): Promise<readonly AccessEntry[]> => {
    const answer = await process.call('GET', `${api}/access-log?personRef=${ref}`, { as: 'data-protection' });
    expect(answer.status).toBe(200);
    return (answer.json as { rows: readonly AccessEntry[] }).rows;
  };
  let ref: string;
  let other: string;
  beforeAll(async () => {
    ref = await enroll('Namentlich', 'vhs');
    other = await enroll('Fremd', 'p-x');
    await process.settled();
  });

  it('are told to those in whose scope the person is, at once', async () => {
    const name = { personRef: ref, givenName: 'Mina', familyName: 'Namentlich' };
    expect(await names('vhs', { refs: [ref, other, 'p_none'] })).toEqual([name]);
    expect(await names('p-x', { refs: [ref] })).toEqual([]);
    expect(await names(coordinator, { refs: [ref, 'p_none'] })).toEqual([name]);
  });

  it('are told to others with a reason alone', async () => {
    const refs = [ref];
    expect(await send('names', 'migration-office', { refs })).toMatchObject({
      status: 403,
      json: { code: 'reason-required', errors: [{ at: '/reason' }] },
    });
    expect(await send('names', 'migration-office', { refs, reason: 'curious' })).toMatchObject({ status: 400 });
    expect(await names('migration-office', { refs, reason: 'case-meeting' })).toHaveLength(1);
  });

  it('leave a trace without a name', async () => {
    process.clock.advance({ minutes: 1 });
    await send('names', 'data-protection', { refs: [ref], reason: 'access-request' });
    const [latest] = await log(ref);
    expect(latest).toEqual({
      at: process.clock.now(),
      actor: expect.any(String),
      role: 'data-protection',
      what: 'names',
      personRefs: [ref],
      reason: 'access-request',
    });
    expect(JSON.stringify(await log(ref))).not.toContain('Namentlich');
  });

  it('a page has 200 references at most', async () => {
    const refs = Array.from({ length: 201 }, (_, at) => `p_${at}`);
    expect(await send('names', coordinator, { refs })).toMatchObject({
      status: 400,
      json: { errors: [{ at: '/refs' }] },
    });
  });
});

describe('one learner', () => {
  const open = (ref: string, as: string) => process.call('GET', `${api}/learners/${ref}`, { as });
  it('is opened from outside of the own scope with a reason alone, and each look is logged', async () => {
    const ref = await enroll('Aufgeschlagen', 'vhs');
    expect(await open(ref, 'education-office')).toMatchObject({ status: 403, json: { code: 'reason-required' } });
    const named = await send('access-log/reasons', 'education-office', { personRef: ref, reason: 'case-meeting' });
    expect(named.status).toBe(201);
    expect((await open(ref, 'education-office')).status).toBe(200);
    expect((await open(ref, 'vhs')).status).toBe(200);
    const { json } = await process.call('GET', `${api}/access-log?personRef=${ref}`, { as: 'data-protection' });
    expect((json as { rows: AccessEntry[] }).rows.map(({ role, what }) => `${role} ${what}`).toSorted()).toEqual([
      'education-office case',
      'education-office reason',
      'provider case',
    ]);
  });
});

describe('searching', () => {
  const search = async (as: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await send('learners/search', as, body, headers);
    expect(answer.status).toBe(200);
    return (answer.json as { persons: readonly { personRef: string; familyName?: string }[] }).persons;
  };
  const refsOf = async (as: string, body: object) => (await search(as, body)).map(({ personRef }) => personRef);
  let yussuf: string;
  beforeAll(async () => {
    yussuf = await enroll('Al-Müller', 'vhs', { givenName: 'Yussuf', birthDate: '1988-07-03' });
    await process.settled();
  });

  it('finds a person as written, as it sounds, and by part and birth date', async () => {
    expect(await refsOf(coordinator, { familyName: 'al mueller', givenName: 'YUSSUF' })).toEqual([yussuf]);
    expect(await refsOf(coordinator, { familyName: 'Miller', givenName: 'Jusuf' })).toEqual([yussuf]);
    expect(await refsOf(coordinator, { familyName: 'Möller', givenName: 'Karl', birthDate: '1988-07-03' })).toEqual([
      yussuf,
    ]);
    expect(await refsOf(coordinator, { familyName: 'Schmidt', birthDate: '1988-07-03' })).toEqual([]);
  });

  it('puts the same birth date first', async () => {
    const twinless = await enroll('Almeida', coordinator, { givenName: 'Rosa', birthDate: '1990-02-02' });
    const other = await enroll('Almeida', coordinator, { givenName: 'Rosa', birthDate: '1970-05-05' });
    await process.settled();
    const found = await refsOf(coordinator, { familyName: 'Almeida', givenName: 'Rosa', birthDate: '1970-05-05' });
    expect(found).toEqual([other, twinless]);
  });

  it('shows a provider its own alone, and others no name without a reason', async () => {
    const body = { familyName: 'Al-Müller', givenName: 'Yussuf' };
    expect(await search('vhs', body)).toEqual([
      expect.objectContaining({ personRef: yussuf, familyName: 'Al-Müller' }),
    ]);
    expect(await search('p-x', body)).toEqual([]);
    const [without] = await search('education-office', body);
    expect(without).toEqual({ personRef: yussuf, match: { names: 4, sounds: 4, birthDate: 'unknown' } });
    const [withReason] = await search('education-office', { ...body, reason: 'duplicate-check' });
    expect(withReason).toMatchObject({ familyName: 'Al-Müller', birthDate: '1988-07-03' });
  });

  it('marks a name that the person disputes, to those alone who see it', async () => {
    const ref = await enroll('Zweifelhaft');
    await post(`learners/${ref}/disputes`, coordinator, { datum: 'identity' });
    await process.settled();
    expect((await search(coordinator, { familyName: 'Zweifelhaft' }))[0]).toMatchObject({ disputed: ['identity'] });
    expect((await search('education-office', { familyName: 'Zweifelhaft' }))[0]).not.toHaveProperty('disputed');
  });

  it('contains the own write of a caller who names it', async () => {
    const { id, stream, version } = await post('learners', coordinator, personOf('Sofortfund'));
    const found = await search(
      coordinator,
      { familyName: 'Sofortfund' },
      { 'consistent-with': `${stream}@${version}` },
    );
    expect(found.map(({ personRef }) => personRef)).toEqual([id]);
  });

  it('needs a letter to go by', async () => {
    expect(await send('learners/search', coordinator, { familyName: '--' })).toMatchObject({
      status: 400,
      json: { errors: [{ at: '/familyName' }] },
    });
  });

  it('finds nobody whose keys were destroyed; her streams fall silent', async () => {
    const gone = await enroll('Vergessen');
    await process.settled();
    expect(await refsOf(coordinator, { familyName: 'Vergessen' })).toEqual([gone]);
    await process.erase(gone);
    await process.settled();
    expect(await refsOf(coordinator, { familyName: 'Vergessen' })).toEqual([]);
    expect((await send('names', coordinator, { refs: [gone] })).json).toEqual({ names: [] });
    expect(await process.call('GET', `${api}/learners/${gone}`, { as: coordinator })).toMatchObject({ status: 410 });
    expect(await send(`learners/${gone}/needs`, coordinator, needs)).toMatchObject({
      status: 409,
      json: { code: 'person-erased' },
    });
  });
});

describe('how a person is reached', () => {
  const contactAs = async (as: string, ref: string) => {
    const { status, json } = await process.call('GET', `${api}/learners/${ref}/contact`, { as });
    return status === 200 ? json : (json as { code: string }).code;
  };

  it('is told to those who see her name, what was put right in its latest form, and to nobody else', async () => {
    const contact = { phone: '04271 0000', email: 'mina@example.org' };
    const ref = await enroll('Erreichbar', 'vhs', { contact });
    const silent = await enroll('Unerreichbar', 'vhs');
    await process.settled();
    expect(await contactAs('vhs', ref)).toEqual(contact);
    expect(await contactAs(coordinator, ref)).toEqual(contact);
    expect(await contactAs('vhs', silent)).toEqual({});
    expect(await contactAs('p-x', ref)).toBe('learner-unknown');
    expect(await contactAs('vhs', 'p_none')).toBe('learner-unknown');
    await post(`learners/${ref}/identity/correct`, 'vhs', { contact: { phone: '04271 1111' } });
    expect(await contactAs('vhs', ref)).toMatchObject({ phone: '04271 1111' });
  });

  it('leaves a trace', async () => {
    const ref = await enroll('Spurlos', 'vhs', { contact: { phone: '04271 2222' } });
    await process.settled();
    await contactAs('vhs', ref);
    const { json } = await process.call('GET', `${api}/access-log?personRef=${ref}`, { as: 'data-protection' });
    expect((json as { rows: readonly AccessEntry[] }).rows[0]).toMatchObject({ what: 'names', personRefs: [ref] });
  });
});
