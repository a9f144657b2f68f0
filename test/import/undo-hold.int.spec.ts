import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fireTimers } from '#service-kit/testing';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';

const as = 'course-coordinator';
const BEFORE = [
  ['courses', 'traeger'],
  ['courses', 'kurse'],
  ['learners', 'personen'],
] as const;
const HISTORY = `anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am;beendet_am
A-1;P-0151;K-008;T-305w;T-300w;T-215w
`;

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
  for (const format of BEFORE) await house.bring(format, (person) => person === 151);
});
afterAll(() => house.stop());

async function post(path: string, body: object): Promise<string> {
  const { status, json, text } = await house.call('POST', `/api/courses/v1/${path}`, { as, body });
  if (status > 299) throw new Error(`${path}: ${status} ${text}`);
  await house.settled();
  return (json as { readonly id: string }).id;
}
const phaseOf = async (personRef: string, registrationId: string): Promise<unknown> =>
  (
    (await house.call('GET', `/api/courses/v1/registrations/${personRef}/${registrationId}`, { as })).json as {
      readonly phase: unknown;
    }
  ).phase;
const personRef = async (): Promise<string> => {
  const { json } = await house.call('POST', '/api/learners/v1/learners/search', {
    as,
    body: { familyName: 'Calitova' },
  });
  return (json as { readonly persons: readonly { readonly personRef: string }[] }).persons[0]?.personRef ?? '';
};

it('a seat whose hold ended with an import that is undone is released again', async () => {
  const ref = await personRef();
  const runId = await post('course-runs', {
    ...{ providerId: 'huntebogen', title: 'Kurs', courseType: 'LK_NIEDRIG', entryLevel: 'A1', targetLevel: 'A2' },
    ...{ funding: 'county', municipalityKey: '03251005', timeOfDay: 'morning', childcare: false, seats: 10 },
    ...{ minimumGroup: 1, startsOn: '2027-02-01', endsOn: '2027-06-25' },
  });
  const registrationId = await post('registrations', { personRef: ref, runId, hold: true });
  expect(await phaseOf(ref, registrationId)).toBe('held');
  // The clock passes the last day, and the import comes before anybody looks at it.
  house.clock.set('2026-12-20T09:00:00.000Z');
  const id = String((await house.send('courses', 'anmeldungen', HISTORY))['id']);
  await house.settled();
  await fireTimers(house.app);
  await house.settled();
  expect(await phaseOf(ref, registrationId)).toBe('withdrawn');
  expect(await house.undo('courses', id)).toMatchObject({ state: 'undone' });
  await fireTimers(house.app);
  await house.settled();
  expect(await phaseOf(ref, registrationId)).toBe('withdrawn');
});
