import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ImportReport } from '#service-kit';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

const PEOPLE = `personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am;angekommen_am
1;Beispiel;Mina;17.04.1991;03251040;01.06.2026;
`;
const RIGHTS = 'recht_nr;personen_nr;art;stelle;ausgestellt_am;genutzt_am;genutzt_kurs;beendet_am;beendet_grund';
const WAYS = 'uebergang_nr;personen_nr;art;begonnen_am;faellig_am;abgeschlossen_am';
const DISPUTES = 'streitfall_nr;personen_nr;angabe;bestritten_am;geklaert_am;ausgang';
const REPORTS = 'meldung_nr;personen_nr;fachdienst;meilenstein;stand;gemeldet_am';
const LEVELS = 'feststellung_nr;personen_nr;niveau;grundlage;festgestellt_am';
const NEEDS = 'bedarf_nr;personen_nr;kinderbetreuung;tageszeiten;stufenfrei;erfasst_am';

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess();
  expect(await take('personen', PEOPLE)).toMatchObject({ created: 1 });
  expect(await take('berechtigungen', `${RIGHTS}\n1;1;Kreiskurs;Ordnung;01.07.2026;;;;\n`)).toMatchObject({
    created: 1,
  });
  expect(await take('uebergaenge', `${WAYS}\n1;1;Schule-Beruf;01.07.2026;;02.07.2026\n`)).toMatchObject({ created: 1 });
  expect(await take('streitfaelle', `${DISPUTES}\n1;1;Bedarf;01.07.2026;;\n`)).toMatchObject({ created: 1 });
});
afterAll(() => process.stop());

async function take(kind: string, raw: string): Promise<ImportReport> {
  const { json } = await process.call('POST', `/api/learners/v1/imports/${kind}?source=office`, {
    as: 'migration-office',
    raw,
    headers: { 'content-type': 'text/csv' },
  });
  return (json as { readonly report: ImportReport }).report;
}

const HEADS = {
  personen: PEOPLE.split('\n')[0],
  sprachstand: LEVELS,
  bedarf: NEEDS,
  berechtigungen: RIGHTS,
  meilensteine: REPORTS,
  uebergaenge: WAYS,
  streitfaelle: DISPUTES,
} as const;

it.each([
  ['personen', '1;Anders;Mina;17.04.1991;03251040;01.06.2026;', 'personen_nr', 'learner-already-enrolled'],
  ['personen', '2;B;Mina;17.04.2091;03251040;01.06.2026;', 'geburtsdatum', 'birth-date-implausible'],
  ['personen', '2;B;Mina;17.04.1991;03251040;01.06.2026;01.01.1980', 'angekommen_am', 'arrival-implausible'],
  ['personen', '2;B;Mina;17.04.1991;03251040;01.06.2027;', 'aufgenommen_am', 'day-in-future'],
  ['personen', '2;B;Mina;17.04.1991;03251999;01.06.2026;', 'gemeinde', 'municipality-unknown'],
  ['sprachstand', '2;9;A2;Zertifikat;01.07.2026', 'personen_nr', 'learner-unknown'],
  ['sprachstand', '2;1;A2;Zertifikat;01.07.2027', 'festgestellt_am', 'day-in-future'],
  ['bedarf', '2;9;ja;abends;nein;01.07.2026', 'personen_nr', 'learner-unknown'],
  ['bedarf', '2;1;ja;abends;nein;01.07.2027', 'erfasst_am', 'day-in-future'],
  ['berechtigungen', '1;1;Landeskurs;Ordnung;01.07.2026;;;;', 'recht_nr', 'entitlement-already-issued'],
  ['berechtigungen', '2;9;Kreiskurs;Ordnung;01.07.2026;;;;', 'personen_nr', 'learner-unknown'],
  ['berechtigungen', '2;1;Kreiskurs;Ordnung;01.07.2027;;;;', 'ausgestellt_am', 'day-in-future'],
  ['berechtigungen', '2;1;Kreiskurs;Ordnung;01.07.2026;01.06.2026;K1;;', 'genutzt_am', 'effective-before-issue'],
  ['berechtigungen', '2;1;Kreiskurs;Ordnung;01.07.2026;;;01.06.2026;verfallen', 'beendet_am', 'effective-before-issue'],
  ['meilensteine', '2;9;Soziales;Leistungen;offen;01.07.2026', 'personen_nr', 'learner-unknown'],
  ['meilensteine', '2;1;Soziales;Leistungen;offen;01.07.2027', 'gemeldet_am', 'day-in-future'],
  ['meilensteine', '2;1;Jugend;Betreuungsplatz;offen;01.07.2026', 'fachdienst', 'reserved-row'],
  ['uebergaenge', '1;1;Kita-Schule;01.07.2026;;', 'uebergang_nr', 'transition-already-started'],
  ['uebergaenge', '2;1;Kita-Schule;01.07.2027;;', 'begonnen_am', 'day-in-future'],
  ['uebergaenge', '2;1;Kita-Schule;01.07.2026;01.06.2026;', 'faellig_am', 'due-before-start'],
  ['uebergaenge', '2;1;Kita-Schule;01.07.2026;;01.06.2026', 'abgeschlossen_am', 'completed-before-start'],
  ['streitfaelle', '2;9;Bedarf;01.07.2026;;', 'personen_nr', 'learner-unknown'],
  ['streitfaelle', '2;1;Bedarf;01.07.2026;;', 'angabe', 'datum-already-disputed'],
  ['streitfaelle', '2;1;Gemeinde;01.07.2026;01.07.2027;bestätigt', 'geklaert_am', 'day-in-future'],
] as const)('a refusal names its column: %s %s', async (kind, row, column, code) => {
  const { wrong, errors } = await take(kind, `${HEADS[kind]}\n${row}\n`);
  expect({ wrong, errors }).toMatchObject({ wrong: 1, errors: [{ line: 2, column, code }] });
});

it('a row whose second day is wrong leaves nothing, so that it can be mended', async () => {
  const wrong = '3;1;Kreiskurs;Ordnung;01.07.2026;01.06.2026;K1;;';
  expect(await take('berechtigungen', `${RIGHTS}\n${wrong}\n`)).toMatchObject({ created: 0, wrong: 1 });
  const mended = '3;1;Kreiskurs;Ordnung;01.05.2026;01.06.2026;K1;;';
  expect(await take('berechtigungen', `${RIGHTS}\n${mended}\n`)).toMatchObject({ created: 1, wrong: 0 });
});
