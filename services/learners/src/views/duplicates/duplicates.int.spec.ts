import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LearnersProcess, startLearnersProcess } from '../../testing/learners-process.js';
import type { DuplicatePairRow } from './duplicates.dto.js';

const api = '/api/learners/v1';
const coordinator = 'course-coordinator';

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}) => process.call('POST', `${api}/${path}`, { as, body });
async function post(path: string, as: string, body: object = {}): Promise<string> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return (answer.json as { id: string }).id;
}
const enroll = (familyName: string, as: string, more: object = {}): Promise<string> =>
  post('learners', as, {
    familyName,
    givenName: 'Mina',
    birthDate: '1991-04-17',
    municipalityKey: '03251040',
    effectiveOn: '2026-02-01',
    ...more,
  });
async function pairs(as: string, state = 'open'): Promise<readonly DuplicatePairRow[]> {
  await process.settled();
  const answer = await process.call('GET', `${api}/duplicates?state=${state}&limit=100`, { as });
  expect(answer.status).toBe(200);
  return (answer.json as { rows: readonly DuplicatePairRow[] }).rows;
}
const of = (rows: readonly DuplicatePairRow[], ...refs: readonly string[]) =>
  rows.filter(({ elder, younger }) => refs.includes(elder.personRef) && refs.includes(younger.personRef));
const found = async (familyName: string, as = coordinator): Promise<readonly string[]> => {
  await process.settled();
  const { json } = await send('learners/search', as, { familyName, givenName: 'Mina' });
  return (json as { persons: readonly { personRef: string }[] }).persons.map(({ personRef }) => personRef);
};
const learner = async (ref: string, as = coordinator) =>
  (await process.call('GET', `${api}/learners/${ref}`, { as })).json as Record<string, unknown>;

describe('proposals', () => {
  it('name who sounds alike with the same birth date, with reasons for and against', async () => {
    const elder = await enroll('Meyer', coordinator);
    const younger = await enroll('Maier', coordinator, { effectiveOn: '2026-03-01', municipalityKey: '03251041' });
    const [pair] = of(await pairs(coordinator), elder, younger);
    expect(pair).toMatchObject({
      elder: { personRef: elder, familyName: 'Meyer', birthDate: '1991-04-17', enrolledOn: '2026-02-01' },
      younger: { personRef: younger, familyName: 'Maier' },
      state: 'open',
      reasonsFor: ['same-birth-date', 'similar-name'],
      reasonsAgainst: ['other-municipality'],
    });
  });

  it('take 1 January for unknown: the whole name must sound alike', async () => {
    const known = await enroll('Neujahr', coordinator, { birthDate: '1980-06-05' });
    const unknown = await enroll('Neujahr', coordinator, { birthDate: '1980-01-01' });
    const sister = await enroll('Neujahr', coordinator, { birthDate: '1979-01-01', givenName: 'Rosa' });
    const rows = await pairs(coordinator);
    expect(of(rows, known, unknown)).toMatchObject([{ reasonsAgainst: ['birth-date-unknown'] }]);
    expect(of(rows, known, sister)).toEqual([]);
    expect(of(rows, unknown, sister)).toEqual([]);
  });

  it('follow a correction of the identity', async () => {
    const one = await enroll('Korrektur', coordinator, { birthDate: '1985-05-05' });
    const other = await enroll('Korrektur', coordinator, { birthDate: '1986-05-05' });
    expect(of(await pairs(coordinator), one, other)).toEqual([]);
    await post(`learners/${other}/identity/correct`, coordinator, { birthDate: '1985-05-05' });
    expect(of(await pairs(coordinator), one, other)).toHaveLength(1);
    await post(`learners/${other}/identity/correct`, coordinator, { birthDate: '1985-05-06' });
    expect(of(await pairs(coordinator), one, other)).toEqual([]);
  });

  it('are told to a provider where both are its own, with no hint of others', async () => {
    const own = [await enroll('Traegerin', 'vhs'), await enroll('Traegerin', 'vhs')];
    const foreign = await enroll('Traegerin', 'p-x');
    expect(of(await pairs('vhs'), ...own, foreign)).toHaveLength(1);
    expect(of(await pairs('vhs'), ...own)).toHaveLength(1);
    expect(await pairs('p-x')).toEqual([]);
    expect(of(await pairs(coordinator), ...own, foreign)).toHaveLength(3);
    const [one] = own;
    for (const path of ['merges', 'duplicates/dismiss'])
      for (const other of [foreign, 'p_none'])
        expect(await send(path, 'vhs', { personRef: one, other })).toMatchObject({
          status: 404,
          json: { code: 'learner-unknown' },
        });
  });

  it('go with the keys of a person', async () => {
    const [one, other] = [await enroll('Vergessen', coordinator), await enroll('Vergessen', coordinator)];
    expect(of(await pairs(coordinator), one, other)).toHaveLength(1);
    await process.erase(other);
    expect(of(await pairs(coordinator), one, other)).toEqual([]);
  });

  it('are not made again once somebody found them to be two', async () => {
    const [one, other] = [await enroll('Zwilling', coordinator), await enroll('Zwilling', coordinator)];
    await post('duplicates/dismiss', coordinator, { personRef: one, other });
    expect(of(await pairs(coordinator), one, other)).toEqual([]);
    expect(of(await pairs(coordinator, 'dismissed'), one, other)).toHaveLength(1);
    expect(await send('duplicates/dismiss', coordinator, { personRef: other, other: one })).toMatchObject({
      status: 409,
      json: { code: 'duplicate-already-dismissed' },
    });
  });
});

describe('a merge', () => {
  const assess = (ref: string, level: string, effectiveOn: string) =>
    post(`learners/${ref}/levels`, coordinator, { level, basis: 'certificate', effectiveOn });

  it('makes one of two for search, names and the learner, and two of one when it is undone', async () => {
    const elder = await enroll('Doppelt', coordinator, { effectiveOn: '2026-01-10' });
    const younger = await enroll('Dopelt', coordinator, { effectiveOn: '2026-05-01' });
    await assess(elder, 'A1', '2026-02-01');
    await assess(younger, 'A2', '2026-06-01');
    const before = [await learner(elder), await learner(younger)];
    expect((await found('Doppelt')).toSorted()).toEqual([elder, younger].toSorted());

    expect(await post('merges', coordinator, { personRef: elder, other: younger })).toBe(elder);
    expect(await found('Doppelt')).toEqual([elder]);
    const { names } = (await send('names', coordinator, { refs: [elder, younger] })).json as { names: unknown };
    expect(names).toEqual(
      [elder, younger].map((personRef) => ({ personRef, givenName: 'Mina', familyName: 'Doppelt' })),
    );
    await assess(younger, 'B1', '2026-07-01');
    for (const ref of [elder, younger])
      expect(await learner(ref)).toMatchObject({
        personRef: elder,
        formerRefs: [younger],
        level: { level: 'B1', personRef: younger },
        levels: [{ level: 'A1' }, { level: 'A2' }, { level: 'B1' }],
      });
    expect(of(await pairs(coordinator, 'merged'), elder, younger)).toHaveLength(1);
    expect(await send('merges', coordinator, { personRef: elder, other: younger })).toMatchObject({
      status: 409,
      json: { code: 'already-merged' },
    });

    await post(`merges/${younger}/undo`, coordinator, { reason: 'papers-show-two' });
    expect((await found('Doppelt')).toSorted()).toEqual([elder, younger].toSorted());
    expect(await learner(elder)).toEqual(before[0]);
    expect(await learner(younger)).toMatchObject({
      ...before[1],
      level: { level: 'B1' },
      levels: [{ level: 'A2' }, { level: 'B1' }],
    });
    expect(await send(`merges/${younger}/undo`, coordinator, { reason: 'papers-show-two' })).toMatchObject({
      status: 409,
      json: { code: 'not-merged' },
    });
    expect(of(await pairs(coordinator), elder, younger)).toEqual([]);
  });

  it('of a provider is of its own persons, and it takes back its own alone', async () => {
    const own = [await enroll('Eigene', 'vhs'), await enroll('Eigene', 'vhs', { effectiveOn: '2026-03-01' })] as const;
    await post('merges', 'vhs', { personRef: own[1], other: own[0] });
    await post(`merges/${own[1]}/undo`, 'vhs', { reason: 'merged-in-error' });
    await post('merges', coordinator, { personRef: own[1], other: own[0] });
    await process.settled();
    expect(await send(`merges/${own[1]}/undo`, 'vhs', { reason: 'merged-in-error' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-merge' },
    });
  });

  it('across providers opens the person to both', async () => {
    const elder = await enroll('Gemeinsam', 'vhs', { effectiveOn: '2026-01-10' });
    const younger = await enroll('Gemeinsam', 'p-x');
    await process.settled();
    expect(await process.call('GET', `${api}/learners/${elder}`, { as: 'p-x' })).toMatchObject({ status: 404 });
    await post('merges', coordinator, { personRef: elder, other: younger });
    await process.settled();
    for (const as of ['vhs', 'p-x'])
      for (const ref of [elder, younger]) expect(await learner(ref, as)).toMatchObject({ personRef: elder });
    expect(await found('Gemeinsam', 'p-x')).toEqual([elder]);
  });
});
