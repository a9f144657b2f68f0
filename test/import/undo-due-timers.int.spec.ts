import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fireTimers } from '#service-kit/testing';
import { type Format, type ImportedHouse, startImportedHouse } from './imported-house.js';

const BEFORE: readonly Format[] = [
  ['courses', 'traeger'],
  ['courses', 'kurse'],
  ['learners', 'personen'],
  ['learners', 'berechtigungen'],
];
const HEAD = 'anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am;beendet_am;abgebrochen_am;abbruchgrund\n';
const LEFT = 'A-1;P-0151;K-005;T-454w;T-420w;;T-388w;Fahrweg\n';
const GOES_ON = 'A-2;P-0151;K-023;T-104w;T-97w;;;\n';

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
  for (const format of BEFORE) await house.bring(format, (person) => person === 151);
  await fireTimers(house.app);
});
afterAll(() => house.stop());

it.each([
  ['after all of it', [HEAD + LEFT + GOES_ON]],
  ['after the course that was left', [HEAD + LEFT]],
  ['between the course that was left and the one that goes on', [HEAD + LEFT, HEAD + GOES_ON]],
])('what was long due when an import made it due goes with it: the clock came %s', async (_when, files) => {
  const before = await house.shown();
  const ids: string[] = [];
  for (const file of files) {
    ids.push(String((await house.send('courses', 'anmeldungen', file))['id']));
    await house.settled();
    await fireTimers(house.app);
  }
  for (const id of ids.reverse()) {
    expect(await house.undo('courses', id)).toMatchObject({ state: 'undone', undo: { kept: 0 } });
    await fireTimers(house.app);
  }
  expect(await house.shown()).toEqual(before);
});
