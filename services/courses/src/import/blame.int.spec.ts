import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ImportReport } from '#service-kit';
import { type CoursesProcess, startCoursesProcess } from '../testing/courses-process.js';

const HEADS = {
  traeger: 'traeger;name;art;gemeinde;seit',
  kurse:
    'kurs_nr;traeger;titel;kursart;eingangsniveau;zielniveau;finanzierung;gemeinde;tageszeit;kinderbetreuung;plaetze;mindestzahl;geplant_am;beginn;ende;begonnen_am;beendet_am;abgesagt_am;absagegrund',
  wartende:
    'warteliste_nr;personen_nr;kursart;niveau;gemeinde;tageszeiten;kinderbetreuung;seit;beendet_am;beendet_grund',
  anmeldungen:
    'anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am;beendet_am;abgebrochen_am;abbruchgrund;ergebnis_am;ergebnis_niveau;bestanden',
  teilnahmen:
    'anmeldung_nr;personen_nr;teilnahme_am;teilnahme;ergebnis_am;ergebnis_niveau;bestanden;schreiben;lid_am;lid_bestanden;zertifikat_am;zertifikat;abgebrochen_am;abbruchgrund',
  uebergaben:
    'uebergabe_nr;personen_nr;anmeldung_nr;von_traeger;an_traeger;folgekursart;folgekurs_nr;niveau;grundlage;einwilligung_nr;angeboten_am;angenommen_am;zurueckgegeben_am;rueckgabegrund;fehlende_angaben;zurueckgezogen_am;rueckzugsgrund;folgekurs_begonnen_am',
} as const;

const course = (number: string, days: string, { provider = 'x', type = 'IK_ALLG', most = '10' } = {}) =>
  `${number};${provider};Kurs;${type};A2;B1;Bund;03251040;abends;ja;${most};5;${days}`;
const offer = (number: string, more: string, { to = 'y', type = 'BSK_B2', basis = '§ 88a Abs. 3 AufenthG;' } = {}) =>
  `${number};1;1;x;${to};${type};;B1;${basis};${more}`;

let process: CoursesProcess;
beforeAll(async () => {
  process = await startCoursesProcess([]);
  for (const [kind, ...rows] of [
    ['traeger', 'x;X;Freier Träger;03251040;01.01.2020', 'y;Y;Freier Träger;03251040;01.01.2020'],
    ['kurse', course('1', '01.06.2026;01.07.2026;31.12.2026;01.07.2026;;;')],
    ['wartende', '1;1;IK_ALLG;A2;03251040;abends;ja;01.05.2026;;'],
    ['anmeldungen', '1;1;1;15.06.2026;01.07.2026;;;;;;'],
  ] as const)
    expect([kind, await take(kind, rows)]).toMatchObject([kind, { created: rows.length, errors: [] }]);
});
afterAll(() => process.stop());

async function take(kind: keyof typeof HEADS, rows: readonly string[]): Promise<ImportReport> {
  const { json } = await process.call('POST', `/api/courses/v1/imports/${kind}?source=office`, {
    as: 'migration-office',
    raw: [HEADS[kind], ...rows, ''].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  return (json as { readonly report: ImportReport }).report;
}

it.each([
  ['wartende', '2;1;IK_ALLG;A2;03251999;abends;ja;01.05.2026;;', 'gemeinde', 'municipality-unknown'],
  ['traeger', 'x;Anders;Freier Träger;03251040;01.01.2020', 'traeger', 'provider-already-registered'],
  ['kurse', course('1', '01.06.2026;01.07.2026;30.12.2026;;;;'), 'kurs_nr', 'run-already-planned'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;;;;', { provider: 'z' }), 'traeger', 'provider-unknown'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;;;;', { type: 'NONE' }), 'kursart', 'course-type-unknown'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;;;;', { most: '3' }), 'mindestzahl', 'minimum-above-seats'],
  ['kurse', course('2', '01.06.2026;01.07.2026;30.06.2026;;;;'), 'ende', 'end-before-start'],
  ['kurse', course('2', '01.06.2027;01.07.2026;31.12.2026;;;;'), 'geplant_am', 'day-in-future'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;01.07.2027;;;'), 'begonnen_am', 'day-in-future'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;;01.07.2026;;'), 'beendet_am', 'run-not-started'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;01.07.2026;01.06.2026;;'), 'beendet_am', 'end-before-start'],
  ['kurse', course('2', '01.06.2026;01.07.2026;31.12.2026;;;01.07.2027;kein Raum'), 'abgesagt_am', 'day-in-future'],
  ['wartende', '1;1;EOK;A2;03251040;abends;ja;01.05.2026;;', 'warteliste_nr', 'entry-already-open'],
  ['wartende', '2;1;NONE;A2;03251040;abends;ja;01.05.2026;;', 'kursart', 'course-type-unknown'],
  ['wartende', '2;1;IK_ALLG;A2;03251040;abends;ja;01.05.2027;;', 'seit', 'day-in-future'],
  ['wartende', '2;1;IK_ALLG;A2;03251040;abends;ja;01.05.2026;01.05.2027;weggezogen', 'beendet_am', 'day-in-future'],
  ['anmeldungen', '1;1;1;16.06.2026;01.07.2026;;;;;;', 'anmeldung_nr', 'registration-already-requested'],
  ['anmeldungen', '2;2;9;15.06.2026;;;;;;;', 'kurs_nr', 'run-unknown'],
  ['anmeldungen', '2;2;1;15.06.2027;;;;;;;', 'angemeldet_am', 'day-in-future'],
  ['anmeldungen', '2;2;1;15.06.2026;01.07.2027;;;;;;', 'begonnen_am', 'day-in-future'],
  ['teilnahmen', '9;1;01.08.2026;in Ordnung;;;;;;;;;;', 'anmeldung_nr', 'registration-unknown'],
  ['teilnahmen', '1;1;01.06.2026;in Ordnung;;;;;;;;;;', 'teilnahme_am', 'before-participation'],
  ['teilnahmen', '1;1;;;01.08.2027;A2;nein;;;;;;;', 'ergebnis_am', 'day-in-future'],
  ['teilnahmen', '1;1;;;;;;;01.06.2026;ja;;;;', 'lid_am', 'before-participation'],
  ['teilnahmen', '1;1;;;;;;;;;;;01.06.2026;Umzug', 'abgebrochen_am', 'before-participation'],
  ['uebergaben', offer('1', '01.10.2027;;;;;;;'), 'angeboten_am', 'day-in-future'],
  ['uebergaben', offer('1', '01.10.2026;;;;;;;', { to: 'z' }), 'an_traeger', 'receiver-unknown'],
  ['uebergaben', offer('1', '01.10.2026;;;;;;;', { type: 'NONE' }), 'folgekursart', 'course-type-unknown'],
  [
    'uebergaben',
    offer('1', '01.10.2026;;;;;;;', { basis: '§ 88a Abs. 1 AufenthG;' }),
    'grundlage',
    'legal-basis-missing',
  ],
  ['uebergaben', offer('1', '01.10.2026;;;;;;;', { basis: 'Einwilligung;' }), 'einwilligung_nr', 'consent-missing'],
  ['uebergaben', offer('1', '01.10.2026;01.09.2026;;;;;;'), 'angenommen_am', 'before-offer'],
  ['uebergaben', offer('1', '01.10.2026;;01.09.2026;kein Platz;;;;'), 'zurueckgegeben_am', 'before-offer'],
  ['uebergaben', offer('1', '01.10.2026;;02.10.2026;Angaben fehlen;;;;'), 'fehlende_angaben', 'missing-data-not-named'],
  ['uebergaben', offer('1', '01.10.2026;;;;;01.09.2026;irrtümlich;'), 'zurueckgezogen_am', 'before-offer'],
] as const)('a refusal names its column: %s %s', async (kind, row, column, code) => {
  const { wrong, errors } = await take(kind, [row]);
  expect({ wrong, errors }).toMatchObject({ wrong: 1, errors: [{ line: 2, column, code }] });
});

it('a run whose later day is wrong is not planned either, so that its row can be mended', async () => {
  const [wrong, mended] = ['02.07.2027', '02.07.2026'].map((day) =>
    course('3', `01.06.2026;01.07.2026;31.12.2026;${day};;;`, { most: day.endsWith('7') ? '10' : '11' }),
  );
  expect(await take('kurse', [wrong ?? ''])).toMatchObject({ created: 0, wrong: 1 });
  expect(await take('kurse', [mended ?? ''])).toMatchObject({ created: 1, wrong: 0 });
});

it('attendance and results come in, and the same file again changes nothing', async () => {
  const rows = [
    '1;1;01.08.2026;gefährdet: Fehlzeiten;;;;;;;;;;',
    '1;1;;;01.10.2026;A2;nein;B1;02.10.2026;ja;05.10.2026;Teilnahme;;',
    '1;1;;;;;;;;;;;06.10.2026;Umzug',
  ];
  expect(await take('teilnahmen', rows)).toMatchObject({ created: 3, errors: [] });
  expect(await take('teilnahmen', rows)).toMatchObject({ created: 0, unchanged: 3, errors: [] });
});
