import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '#service-kit/testing';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';

const HEAD =
  'warteliste_nr;personen_nr;kursart;niveau;gemeinde;tageszeiten;kinderbetreuung;seit;beendet_am;beendet_grund';
const row = (number: string, person: string, level = 'A1', end = ';') =>
  `${number};${person};IK_ALLG;${level};03251040;vormittags;nein;01.06.2026;${end}`;

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
  const people = [1, 2, 3, 4, 5].map((n) => `P-${n};Beispiel;Mina;17.04.199${n};03251040;10.01.2026\n`).join('');
  await house.send(
    'learners',
    'personen',
    `personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\n${people}`,
  );
  await house.settled();
});
afterAll(() => house.stop());

async function take(rows: readonly string[], more = ''): Promise<unknown> {
  const { json } = await house.call('POST', `/api/courses/v1/imports/wartende?source=demo${more}`, {
    as: 'course-coordinator',
    raw: [HEAD, ...rows, ''].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  await house.settled();
  return (json as { readonly report?: object }).report;
}

it('a need that a person waits for already is not opened twice, in one file or the next', async () => {
  const rows = [row('1', 'P-1'), row('2', 'P-1'), row('3', 'P-1', 'B1'), row('4', 'P-2')];
  for (const more of ['&dryRun=true', ''])
    expect(await take(rows, more)).toMatchObject({ created: 3, unchanged: 1, wrong: 0 });
  expect(await take([row('5', 'P-1'), row('6', 'P-2')])).toMatchObject({ created: 0, unchanged: 2, wrong: 0 });
});

it('a need that was over is history beside the open one, and may come up again', async () => {
  const over = row('7', 'P-3', 'A1', '01.07.2026;zurückgezogen');
  expect(await take([over, row('8', 'P-3'), row('9', 'P-3', 'A1', '02.07.2026;weggezogen')])).toMatchObject({
    created: 3,
    unchanged: 0,
    errors: [],
  });
});

it('a need that a registration met is not opened again by the second number of its file', async () => {
  const rows = [row('11', 'P-4'), row('12', 'P-4')];
  expect(await take(rows)).toMatchObject({ created: 1, unchanged: 1 });
  expect(await take([row('11', 'P-4', 'A1', '15.07.2026;angemeldet')])).toMatchObject({ changed: 1, wrong: 0 });
  expect(await take(rows)).toMatchObject({ created: 0, unchanged: 2, wrong: 0 });
  const later = row('13', 'P-4').replace('01.06.2026', '01.08.2026');
  expect(await take([later])).toMatchObject({ created: 1, wrong: 0 });
});

it('a need that a registration met comes up again once the seat is lost', async () => {
  const as = 'course-coordinator';
  const post = async (path: string, body: object): Promise<string> => {
    const { status, json, text } = await house.call('POST', `/api/courses/v1/${path}`, { as, body });
    if (status > 299) throw new Error(`${path}: ${status} ${text}`);
    await house.settled();
    return (json as { readonly id: string }).id;
  };
  // The list is answered from memory for up to a second.
  const waiting = async () =>
    (
      (await house.call('GET', '/api/integration-status/v1/waiting-list?level=A2', { as })).json as {
        readonly rows: readonly { readonly personRef: string }[];
      }
    ).rows.map(({ personRef }) => personRef);
  const rows = [row('21', 'P-5', 'A2'), row('22', 'P-5', 'A2')];
  expect(await take(rows)).toMatchObject({ created: 1, unchanged: 1 });
  const [personRef = ''] = await waiting();
  const places = { municipalityKey: '03251040', kind: 'independent', name: 'Silbenreich (erfunden)' };
  await post('providers', { ...places, providerId: 'silbenreich' });
  const runId = await post('course-runs', {
    ...{ providerId: 'silbenreich', title: 'Kurs', courseType: 'IK_ALLG', entryLevel: 'A2', targetLevel: 'B1' },
    ...{ funding: 'federal', municipalityKey: '03251040', timeOfDay: 'morning', childcare: false, seats: 10 },
    ...{ minimumGroup: 1, startsOn: '2026-12-14', endsOn: '2027-03-26' },
  });
  const registrationId = await post('registrations', { personRef, runId });
  expect(await eventually(waiting, (all) => all.length === 0)).toEqual([]);
  expect(await take(rows)).toMatchObject({ created: 0, unchanged: 2, wrong: 0 });
  await post(`registrations/${personRef}/${registrationId}/withdraw`, {});
  expect(await take([row('23', 'P-5', 'A2')])).toMatchObject({ created: 1, wrong: 0 });
  expect(await eventually(waiting, (all) => all.length === 1)).toEqual([personRef]);
});

it('the same number with another content is told as wrong', async () => {
  expect(await take([row('1', 'P-1').replace('vormittags', 'abends')])).toMatchObject({
    errors: [{ line: 2, code: 'need-already-open' }],
  });
});
