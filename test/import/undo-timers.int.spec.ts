import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Timer, TimerStore } from '#event-sourcing';
import { TIMERS } from '#service-kit';
import { fireTimers } from '#service-kit/testing';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';
import { GROUND } from './random-files.js';

const FOREVER = '9999-12-31T00:00:00.000Z';
const RIGHTS = `recht_nr;personen_nr;art;stelle;ausgestellt_am
R-1;P-2;Berufssprachkurs;Jobcenter;01.10.2026
R-2;P-2;Anspruch Integrationskurs;Ordnung;01.10.2026
`;
const HANDOVERS = `uebergabe_nr;personen_nr;anmeldung_nr;von_traeger;an_traeger;folgekursart;niveau;grundlage;angeboten_am
U-1;P-1;A-1;vhs;moor;IK_ALLG;A2;§ 88a Abs. 1 AufenthG;20.11.2026
`;

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
  for (const { format, text } of GROUND) {
    await house.send(...format, text);
    await house.settled();
  }
});
afterAll(() => house.stop());

const stores = () => house.app.get<TimerStore>(TIMERS, { strict: false, each: true });
const waiting = async (): Promise<readonly (readonly Timer[])[]> =>
  Promise.all(stores().map((timers) => timers.due(FOREVER, 1000)));
const parked = async (): Promise<readonly unknown[]> => {
  const answers = await Promise.all(
    ['learners', 'courses', 'action-alliance', 'integration-status'].map((service) =>
      house.call('GET', `/api/${service}/v1/operations/parked`, { as: 'operator' }),
    ),
  );
  return answers.flatMap(({ json }) => (json as { readonly rows?: readonly unknown[] }).rows ?? [json]);
};

it('an undo leaves no timer behind, and one that was at work already comes to nothing', async () => {
  const before = await waiting();
  const rights = String((await house.send('learners', 'berechtigungen', RIGHTS))['id']);
  const handovers = String((await house.send('courses', 'uebergaben', HANDOVERS))['id']);
  await house.settled();
  const during = await waiting();
  expect(during.flat().length).toBeGreaterThan(before.flat().length + 3);
  expect(await house.undo('courses', handovers)).toMatchObject({ undo: { retracted: 1, kept: 0 } });
  expect(await house.undo('learners', rights)).toMatchObject({ undo: { retracted: 2, kept: 0 } });
  expect(await waiting()).toEqual(before);
  const shown = await house.shown();

  // As if each had been read to be fired just before its policy heard of the undo.
  for (const [at, timers] of stores().entries()) await timers.schedule(during[at] ?? []);
  house.clock.set('2029-01-01T09:00:00.000Z');
  expect(await fireTimers(house.app)).toBeGreaterThan(0);
  expect(await waiting()).toEqual(before.map(() => []));
  expect(await parked()).toEqual([]);
  for (const [key, view] of Object.entries(shown))
    if (!key.includes(' timer ')) expect([key, (await house.shown())[key]]).toEqual([key, view]);
});
