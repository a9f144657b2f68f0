import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#service-kit/testing';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';

const PEOPLE = 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\n';
const RUNS =
  'kurs_nr;traeger;titel;kursart;eingangsniveau;zielniveau;finanzierung;gemeinde;tageszeit;kinderbetreuung;plaetze;mindestzahl;geplant_am;beginn;ende;begonnen_am\n';
const WAITING = 'warteliste_nr;personen_nr;kursart;niveau;gemeinde;tageszeiten;kinderbetreuung;seit\n';
const HANDOVERS =
  'uebergabe_nr;personen_nr;anmeldung_nr;von_traeger;an_traeger;folgekursart;niveau;grundlage;einwilligung_nr;angeboten_am;angenommen_am\n';
const REGISTRATIONS = 'anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am\n';
const run = (number: string, provider: string): string =>
  `${number};${provider};Kurs;LK_NIEDRIG;A1;A2;Landkreis;03251040;vormittags;ja;10;1;01.06.2026;01.08.2026;31.12.2026;01.08.2026\n`;

let house: ImportedHouse;
beforeAll(async () => {
  house = await startImportedHouse();
  const providers = ['test', 'andere']
    .map((id) => `${id};${id} (erfunden);Volkshochschule;03251012;01.01.2015\n`)
    .join('');
  await house.send('courses', 'traeger', `traeger;name;art;gemeinde;seit\n${providers}`);
});
afterAll(() => house.stop());

/** The demo account of the role is bound to the provider `test`. */
const bring = async (service: string, kind: string, raw: string, source = 'test', more = '') => {
  const path = `/api/${service}/v1/imports/${kind}?source=${source}${more}`;
  const answer = await house.call('POST', path, { as: 'provider', raw, headers: { 'content-type': 'text/csv' } });
  await house.settled();
  return answer;
};

describe('a provider', () => {
  it('brings its own people, runs and registrations', async () => {
    expect(
      await bring('learners', 'personen', `${PEOPLE}1;Beispiel;Mina;17.04.1991;03251040;01.06.2026\n`),
    ).toMatchObject({ status: 201, json: { report: { created: 1, wrong: 0 } } });
    expect(await bring('courses', 'kurse', RUNS + run('K1', 'test'))).toMatchObject({
      json: { report: { created: 1, wrong: 0 } },
    });
    expect(await bring('courses', 'anmeldungen', `${REGISTRATIONS}A1;1;K1;01.07.2026;01.08.2026\n`)).toMatchObject({
      json: { report: { created: 1, wrong: 0 } },
    });
  });

  it('brings nothing of others, and does not learn whether it is there', async () => {
    expect(await bring('courses', 'kurse', RUNS + run('K2', 'andere'))).toMatchObject({
      json: { report: { created: 0, errors: [{ column: 'traeger', code: 'not-own-row' }] } },
    });
    await house.send('courses', 'kurse', RUNS + run('K3', 'andere'));
    const told = new Set<string>();
    for (const number of ['K3', 'K4']) {
      const { json } = await bring('courses', 'anmeldungen', `${REGISTRATIONS}A2;1;${number};01.07.2026;\n`);
      const { errors } = (json as { report: { errors: readonly object[] } }).report;
      told.add(JSON.stringify(errors));
    }
    expect([...told]).toEqual([expect.stringContaining('not-own-row')]);
    // Until the view of persons has been filled for the first time the answer is that it cannot be told yet.
    const stranger = await eventually(
      () => bring('courses', 'anmeldungen', `${REGISTRATIONS}A3;9;K1;01.07.2026;\n`),
      ({ status }) => status !== 503,
    );
    expect(stranger).toMatchObject({
      json: { report: { errors: [{ column: 'personen_nr', code: 'not-own-row' }] } },
    });
  });

  it('puts its own persons on the waiting list, and nobody else', async () => {
    const row = (number: string, person: string): string =>
      `${number};${person};IK_ALLG;A1;03251040;vormittags;nein;01.07.2026\n`;
    expect(await bring('courses', 'wartende', WAITING + row('W1', '1'))).toMatchObject({
      json: { report: { created: 1, wrong: 0 } },
    });
    // Persons of others have other numbers here: known or not, they are nobody's.
    await house.send('learners', 'personen', `${PEOPLE}8;Fremd;Mina;17.04.1988;03251040;01.06.2026\n`);
    await house.settled();
    for (const person of ['8', '9'])
      expect(await bring('courses', 'wartende', WAITING + row('W2', person))).toMatchObject({
        json: { report: { created: 0, errors: [{ column: 'personen_nr', code: 'not-own-row' }] } },
      });
  });

  it('offers its own participants, on a paragraph or a consent that is known, and answers nothing for others', async () => {
    const offer = (
      number: string,
      { person = '1', of = 'A1', from = 'test', more = '§ 88a Abs. 1 AufenthG;;01.09.2026;' } = {},
    ) => bring('courses', 'uebergaben', `${HANDOVERS}${number};${person};${of};${from};andere;LK_NIEDRIG;A2;${more}\n`);
    const refused = async (column: string, ...of: Parameters<typeof offer>): Promise<void> =>
      expect(await offer(...of)).toMatchObject({
        json: { report: { created: 0, errors: [{ column, code: 'not-own-row' }] } },
      });
    await refused('von_traeger', 'U1', { from: 'andere' });
    await refused('anmeldung_nr', 'U1', { of: 'A9' });
    await refused('anmeldung_nr', 'U1', { person: '9' });
    const consent = 'Einwilligung;E1;01.09.2026;';
    await refused('einwilligung_nr', 'U1', { more: consent });
    await refused('angenommen_am', 'U1', { more: '§ 88a Abs. 1 AufenthG;;01.09.2026;02.09.2026' });

    const consents = (number: string, person: string): string =>
      `einwilligung_nr;personen_nr;empfaenger;zweck;angaben;gegeben_von;form;aufgeklaert;gueltig_ab\n${number};${person};andere;Übergabe an einen anderen Kursträger;Niveau;selbst;schriftlich;ja;01.09.2026\n`;
    expect(await bring('learners', 'einwilligungen', consents('E2', '9'))).toMatchObject({
      json: { report: { created: 0, errors: [{ column: 'personen_nr', code: 'not-own-row' }] } },
    });
    expect(await bring('learners', 'einwilligungen', consents('E1', '1'))).toMatchObject({
      json: { report: { created: 1, wrong: 0 } },
    });
    await refused('einwilligung_nr', 'U1', { more: 'Einwilligung;E2;01.09.2026;' });
    expect(await offer('U1', { more: consent })).toMatchObject({ json: { report: { created: 1, errors: [] } } });
  });

  it('counts by its own numbers alone, and brings no other kinds', async () => {
    const foreign = await bring(
      'learners',
      'personen',
      `${PEOPLE}1;Beispiel;Mina;17.04.1991;03251040;01.06.2026\n`,
      'andere',
    );
    expect(foreign).toMatchObject({ status: 403, json: { code: 'source-not-own' } });
    const levels = await bring('learners', 'sprachstand', 'feststellung_nr;personen_nr\n');
    expect(levels).toMatchObject({ status: 403, json: { code: 'role-not-allowed' } });
    const { json } = await house.call('GET', '/api/courses/v1/imports', { as: 'provider' });
    expect((json as { rows: readonly { kind: string }[] }).rows.map(({ kind }) => kind)).toEqual([
      'kurse',
      'wartende',
      'anmeldungen',
      'teilnahmen',
      'uebergaben',
    ]);
  });

  it('sees its own imports alone, and nobody of the others sees them', async () => {
    const { json } = await house.call('GET', '/api/courses/v1/imports/runs', { as: 'provider' });
    const { rows } = json as { rows: readonly { id: string; source: string }[] };
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['test']));
    const id = rows[0]?.id ?? '';
    for (const [method, path] of [
      ['GET', `runs/${id}`],
      ['GET', `runs/${id}/undo`],
      ['POST', `runs/${id}/undo`],
      ['POST', `runs/${id}/cancel`],
    ] as const)
      expect(await house.call(method, `/api/courses/v1/imports/${path}`, { as: 'course-coordinator' })).toMatchObject({
        status: 404,
        json: { code: 'import-unknown' },
      });
  });
});

describe('the export of a program', () => {
  const file =
    'TN-Nr;Familienname;Rufname;Geb.;AGS Wohnort;Eintritt\n10017;Erfunden;Lea;1990-02-03;3251040;2026-09-01\n10018;Erfunden;Tom;03.02.1990;03251040;2026-13-01\n';
  const profile = '&profile=beispielprogramm-teilnehmende';

  it('has a sample that it is read by', async () => {
    const { text, status } = await house.call(
      'GET',
      '/api/learners/v1/imports/beispielprogramm-teilnehmende/sample.csv',
      {
        as: 'provider',
      },
    );
    expect(status).toBe(200);
    expect(await bring('learners', 'personen', text, 'test', `${profile}&dryRun=true`)).toMatchObject({
      json: { report: { rows: 1, wrong: 0 } },
    });
    const own = await house.call('GET', '/api/courses/v1/imports/kurse/sample.csv', { as: 'provider' });
    expect(own.text).toContain('kurs_nr;traeger;');
  });

  it('is known by its columns, and told in its own words', async () => {
    const { json } = await house.call('POST', '/api/learners/v1/imports/recognised', {
      as: 'provider',
      raw: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect(json).toEqual({ rows: [{ kind: 'personen', profile: 'beispielprogramm-teilnehmende' }] });
    const brought = await bring('learners', 'personen', file, 'test', profile);
    expect(brought).toMatchObject({
      json: { report: { created: 1, errors: [{ line: 3, column: 'Eintritt', code: 'no-such-day' }] } },
    });
  });

  it('finds the same persons by the numbers of the program the next time', async () => {
    expect(await bring('learners', 'personen', `${file}\n`, 'test', profile)).toMatchObject({
      json: { report: { created: 0, unchanged: 1 } },
    });
    const registered = await bring(
      'courses',
      'kurse',
      'Kurs;Veranstalter;Kurstitel;Programmkürzel;von;bis;Förderung;AGS Kursort;Zeit;Betreuung;Max;Min;angelegt;Start;Ende\n26F401;test;Kurs;Integrationskurs;A2;B1;BAMF;03251040;VM;ja;20;10;2026-06-01;2026-09-01;2026-12-18\n',
      'test',
      '&profile=beispielprogramm-kurse',
    );
    expect(registered).toMatchObject({ json: { report: { created: 1, errors: [] } } });
    expect(
      await bring(
        'courses',
        'anmeldungen',
        'Beleg;TN-Nr;Kurs;gebucht;erster Tag\n55001;10017;26F401;20260915;\n',
        'test',
        '&profile=beispielprogramm-belegungen',
      ),
    ).toMatchObject({ json: { report: { created: 1, errors: [] } } });
  });

  it('brings the results of a course, so that nothing is typed twice', async () => {
    const results = '&profile=beispielprogramm-ergebnisse';
    const kurse =
      'Kurs;Veranstalter;Kurstitel;Programmkürzel;von;bis;Förderung;AGS Kursort;Zeit;Betreuung;Max;Min;angelegt;Start;Ende\n26F300;test;Kurs;Integrationskurs;A2;B1;BAMF;03251040;VM;ja;20;1;2026-01-05;2026-02-02;2026-06-26\n';
    await bring('courses', 'kurse', kurse, 'test', '&profile=beispielprogramm-kurse');
    const booked = 'Beleg;TN-Nr;Kurs;gebucht;erster Tag\n54001;10017;26F300;20260115;20260202\n';
    await bring('courses', 'anmeldungen', booked, 'test', '&profile=beispielprogramm-belegungen');
    const file =
      'Beleg;TN-Nr;Prüfungstag;Niveau;Ergebnis;Hören;Lesen;Schreiben;Sprechen\n54001;10017;20260624;B1;best.;B1;B1;A2;B1\n54001;10017;20260624;B1;fast;B1;B1;A2;B1\n';
    expect(await bring('courses', 'teilnahmen', file, 'test', results)).toMatchObject({
      json: { report: { created: 1, errors: [{ line: 3, column: 'Ergebnis' }] } },
    });
  });
});
