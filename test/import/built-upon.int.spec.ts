import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';

const PEOPLE = 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\n';
const RUNS =
  'kurs_nr;traeger;titel;kursart;eingangsniveau;zielniveau;finanzierung;gemeinde;tageszeit;kinderbetreuung;plaetze;mindestzahl;geplant_am;beginn;ende;begonnen_am\n';
const REGISTRATIONS = 'anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am\n';
const RIGHTS = 'recht_nr;personen_nr;art;stelle;ausgestellt_am\n';
const person = (number: number): string => `${number};Beispiel;Mina;17.04.199${number};03251040;01.06.2026\n`;
const AS = 'course-coordinator';

let house: ImportedHouse;
let people: string;
let registrations: string;
beforeAll(async () => {
  house = await startImportedHouse();
  await house.send(
    'courses',
    'traeger',
    'traeger;name;art;gemeinde;seit\nvhs;Volkshochschule;Volkshochschule;03251012;01.01.2015\n',
  );
  await house.send(
    'courses',
    'kurse',
    `${RUNS}K1;vhs;Kurs;LK_NIEDRIG;A1;A2;Landkreis;03251040;vormittags;ja;10;1;01.06.2026;01.08.2026;31.12.2026;01.08.2026\n`,
  );
  people = String((await house.send('learners', 'personen', PEOPLE + [1, 2, 3].map(person).join('')))['id']);
  await house.settled();
  const rows = [1, 2, 3].map((number) => `A${number};${number};K1;01.07.2026;01.08.2026\n`).join('');
  registrations = String((await house.send('courses', 'anmeldungen', REGISTRATIONS + rows))['id']);
  await house.settled();
});
afterAll(() => house.stop());

interface Row {
  readonly id: string;
  readonly personRef: string;
  readonly phase: string;
}
const run = async (): Promise<{ readonly runId: string; readonly seatsTaken: number }> => {
  const { json } = await house.call('GET', '/api/courses/v1/course-runs?from=2026-07-01', { as: AS });
  const [first] = (json as { readonly runs: readonly { readonly runId: string; readonly seatsTaken: number }[] }).runs;
  if (!first) throw new Error('no run');
  return first;
};
const registered = async (): Promise<readonly Row[]> => {
  const { json } = await house.call('GET', `/api/courses/v1/course-runs/${(await run()).runId}/registrations`, {
    as: AS,
  });
  return (json as { readonly registrations: readonly Row[] }).registrations;
};
const post = (path: string, as = AS, body: object = {}) => house.call('POST', path, { as, body });

describe('the undo of an import on which others built', () => {
  it('is told before: what would be kept, and why', async () => {
    const [, second] = await registered();
    const dropped = await post(`/api/courses/v1/registrations/${second?.personRef}/${second?.id}/drop-out`, AS, {
      reason: 'moved-away',
      effectiveOn: '2026-09-01',
    });
    expect([dropped.status, dropped.text.slice(0, 200)]).toMatchObject([200, expect.any(String)]);
    await house.settled();
    const { json } = await house.call('GET', `/api/courses/v1/imports/runs/${registrations}/undo`, { as: AS });
    expect(json).toMatchObject({
      complete: true,
      retracted: 2,
      kept: 2,
      list: expect.arrayContaining([
        expect.objectContaining({ kind: 'participation', reason: 'changed-since', by: 'participation-dropped-out' }),
        expect.objectContaining({ kind: 'course-run', reason: 'changed-since', by: 'seat-released' }),
      ]),
    });
    expect(await registered()).toHaveLength(3);
  });

  it('keeps those whom later records name, and takes the others back', async () => {
    const state = await house.undo('learners', people);
    expect(state).toMatchObject({
      state: 'undone',
      undo: { retracted: 0, kept: 3, list: [{ kind: 'learner', reason: 'referred-to', by: 'participation' }, {}, {}] },
    });
  });

  it('takes back the rest, and gives their seats free', async () => {
    const state = await house.undo('courses', registrations);
    expect(state).toMatchObject({ state: 'undone', undo: { retracted: 2, kept: 2 } });
    expect(await registered()).toMatchObject([{ phase: 'dropped-out' }]);
    expect(await run()).toMatchObject({ seatsTaken: 0 });
  });

  it('is refused the second time', async () => {
    const again = await post(`/api/courses/v1/imports/runs/${registrations}/undo`);
    expect(again).toMatchObject({ status: 409, json: { code: 'import-undone' } });
  });

  it('lets the same file be imported anew', async () => {
    const rows = [1, 2, 3].map((number) => `A${number};${number};K1;01.07.2026;01.08.2026\n`).join('');
    const again = await house.send('courses', 'anmeldungen', REGISTRATIONS + rows);
    expect(again).toMatchObject({ report: { created: 2, unchanged: 1, errors: [] } });
    await house.settled();
    expect(await registered()).toHaveLength(3);
    const once = await house.send('courses', 'anmeldungen', REGISTRATIONS + rows);
    expect(once).toMatchObject({ report: { created: 0, unchanged: 3 } });
  });

  it('cancels the timers of rights that were never given', async () => {
    const rights = `${RIGHTS}R1;3;Berufssprachkurs;Jobcenter;01.10.2026\n`;
    const state = await house.send('learners', 'berechtigungen', rights);
    await house.settled();
    expect(await house.undo('learners', String(state['id']))).toMatchObject({ undo: { retracted: 1, kept: 0 } });
    expect(await house.send('learners', 'berechtigungen', rights)).toMatchObject({ report: { created: 1 } });
  });
});

describe('a part of a stream that another record names', () => {
  const alliance = (kind: string, ...rows: readonly string[]) =>
    house.send('action-alliance', kind, [...rows, ''].join('\n'));

  it('stays with its stream: a decision of which a measure came', async () => {
    await alliance('gremien', 'gremium;name;art;seit', 'runde;Runde;Aktionsplanrunde;01.06.2015');
    await alliance('themen', 'thema_nr;gremium;titel;eingebracht_am', 'T1;runde;Fahrwege;01.06.2026');
    await alliance(
      'sitzungen',
      'sitzung_nr;gremium;ort;themen;einberufen_am;tag',
      'S1;runde;Kreishaus;T1;02.06.2026;01.07.2026',
    );
    const decisions = await alliance(
      'beschluesse',
      'beschluss_nr;sitzung_nr;thema_nr;text',
      'B1;S1;T1;Es wird gefahren.',
    );
    const measures = await alliance(
      'massnahmen',
      'massnahme_nr;beschluss_nr;sitzung_nr;fachdienst;titel;beauftragt_am;faellig_am',
      'M1;B1;S1;Jugend;Bus;02.07.2026;01.12.2026',
    );
    expect([decisions, measures]).toMatchObject([{ report: { created: 1 } }, { report: { created: 1 } }]);
    await house.settled();
    expect(await house.undo('action-alliance', String(decisions['id']))).toMatchObject({
      undo: { retracted: 0, kept: 1, list: [{ kind: 'meeting', reason: 'referred-to', by: 'measure' }] },
    });
  });

  it('stays where persons were found to be one: whom another counts for', async () => {
    const file = `${PEOPLE}7;Beispiel;Mina;17.04.1997;03251040;01.06.2026\n`;
    const elder = await house.send('learners', 'personen', file);
    const younger = await house.send('learners', 'personen', file.replaceAll('7;Beispiel', '8;Beispiel'));
    await house.settled();
    const { json } = await house.call('GET', '/api/learners/v1/duplicates', { as: AS });
    const [pair] = (json as { rows: readonly { elder: { personRef: string }; younger: { personRef: string } }[] }).rows;
    const merged = await post('/api/learners/v1/merges', AS, {
      personRef: pair?.elder.personRef,
      other: pair?.younger.personRef,
    });
    expect(merged.status).toBe(201);
    await house.settled();
    const undone = [
      await house.undo('learners', String(elder['id'])),
      await house.undo('learners', String(younger['id'])),
    ];
    expect(undone.map(({ undo }) => undo)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kept: 1, list: [expect.objectContaining({ reason: 'referred-to', by: 'learner' })] }),
        expect.objectContaining({ kept: 1, list: [expect.objectContaining({ reason: 'changed-since' })] }),
      ]),
    );
  });
});
