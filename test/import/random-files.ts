import fc from 'fast-check';
import type { Format } from './imported-house.js';

/** A small file of one kind. */
export interface RandomFile {
  readonly format: Format;
  readonly text: string;
}

/** What is there before: a provider with two runs, and two persons of whom one has a seat. */
export const GROUND: readonly RandomFile[] = [
  file(['courses', 'traeger'], 'traeger;name;art;gemeinde;seit', [
    'vhs;Volkshochschule (erfunden);Volkshochschule;03251012;01.01.2015',
    'moor;Lernhaus (erfunden);freier Träger;03251041;01.01.2015',
  ]),
  file(['courses', 'kurse'], runHead(), [run(1, 0), run(2, 1)]),
  file(['learners', 'personen'], personHead(), [person(1), person(2)]),
  file(['courses', 'anmeldungen'], registrationHead(), ['A-1;P-1;K-1;01.07.2026;01.08.2026;;;']),
];

const day = (month: number, date: number): string =>
  `${String(date).padStart(2, '0')}.${String(month).padStart(2, '0')}.2026`;
/** Days on which things are recorded: after people were taken in, before today. */
const spring = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 28 })).map(([m, d]) => day(m, d));
const autumn = fc.tuple(fc.integer({ min: 8, max: 10 }), fc.integer({ min: 1, max: 28 })).map(([m, d]) => day(m, d));
const maybe = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), value);
const among = (...words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words);

/** Persons 1 and 2 are there already; 3 to 6 come with a file, if it does. */
const personNo = fc.integer({ min: 1, max: 6 }).map((n) => `P-${n}`);
const runNo = fc.integer({ min: 1, max: 4 }).map((n) => `K-${n}`);
const registrationNo = fc.integer({ min: 1, max: 9 }).map((n) => `A-${n}`);
const level = among('A1', 'A2', 'B1');
const pair = (on: fc.Arbitrary<string>, ...rest: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(';'.repeat(rest.length)),
    fc.tuple(on, ...rest).map((cells) => cells.join(';')),
  );

/** Rows of a kind: the cells behind the number of the row. */
const KINDS: readonly { readonly format: Format; readonly head: string; readonly row: fc.Arbitrary<string> }[] = [
  kind(['learners', 'sprachstand'], 'feststellung_nr;personen_nr;niveau;grundlage;festgestellt_am', [
    personNo,
    level,
    among('Einstufungstest', 'Zertifikat'),
    spring,
  ]),
  kind(
    ['learners', 'bedarf'],
    'bedarf_nr;personen_nr;kinderbetreuung;tageszeiten;hoechstens_km;stufenfrei;erfasst_am',
    [personNo, among('ja', 'nein'), among('vormittags', 'abends | nachmittags'), among('', '5'), among('nein'), spring],
  ),
  kind(
    ['learners', 'berechtigungen'],
    'recht_nr;personen_nr;art;stelle;ausgestellt_am;genutzt_am;genutzt_kurs;beendet_am;beendet_grund',
    [
      personNo,
      among('Anspruch Integrationskurs', 'Berufssprachkurs', 'Kreiskurs'),
      among('Ordnung', 'Jobcenter'),
      spring,
      pair(autumn, runNo),
      pair(autumn, among('irrtümlich', 'weggezogen')),
    ],
  ),
  kind(
    ['learners', 'verpflichtungen'],
    'verpflichtung_nr;personen_nr;stelle;grund;verpflichtet_am;anmeldung_bis;befreit_am;befreit_grund;beendet_am;beendet_grund',
    [
      personNo,
      among('Ordnung', 'Jobcenter'),
      among('Keine ausreichenden Deutschkenntnisse', 'Eingliederungsvereinbarung'),
      spring,
      maybe(autumn),
      pair(autumn, among('in Ausbildung', 'unzumutbar')),
      pair(autumn, among('erfüllt', 'irrtümlich')),
    ],
  ),
  kind(['learners', 'meilensteine'], 'meldung_nr;personen_nr;fachdienst;meilenstein;stand;gemeldet_am', [
    personNo,
    among('Koordinierungsstelle', 'Soziales'),
    among('Erstgespräch', 'Leistungen', 'Sprachförderung'),
    among('offen', 'erledigt'),
    spring,
  ]),
  kind(['learners', 'uebergaenge'], 'uebergang_nr;personen_nr;art;begonnen_am;faellig_am;abgeschlossen_am', [
    personNo,
    among('Kurs-Beruf', 'Schule-Beruf', 'Kita-Schule'),
    spring,
    maybe(fc.constant('01.02.2027')),
    maybe(autumn),
  ]),
  kind(['learners', 'streitfaelle'], 'streitfall_nr;personen_nr;angabe;bestritten_am;geklaert_am;ausgang', [
    personNo,
    among('Sprachstand', 'Bedarf', 'Gemeinde'),
    spring,
    pair(autumn, among('bestätigt', 'berichtigt')),
  ]),
  kind(
    ['courses', 'wartende'],
    'warteliste_nr;personen_nr;kursart;niveau;gemeinde;tageszeiten;kinderbetreuung;seit;beendet_am;beendet_grund',
    [
      personNo,
      among('LK_NIEDRIG', 'IK_ALLG'),
      level,
      among('03251040', '03251041'),
      among('vormittags', 'abends'),
      among('ja', 'nein'),
      spring,
      pair(autumn, among('zurückgezogen', 'weggezogen')),
    ],
  ),
  kind(['courses', 'anmeldungen'], registrationHead(), [
    personNo,
    runNo,
    spring,
    pair(autumn, among('')),
    pair(autumn, among('Arbeit', 'unbekannt')),
  ]),
  {
    format: ['courses', 'teilnahmen'],
    head: 'anmeldung_nr;personen_nr;teilnahme_am;teilnahme;ergebnis_am;ergebnis_niveau;bestanden',
    row: fc
      .tuple(
        fc.oneof(
          fc.constant('A-1;P-1'),
          fc.tuple(registrationNo, personNo).map((cells) => cells.join(';')),
        ),
        pair(autumn, among('in Ordnung', 'gefährdet: Arbeit')),
        pair(autumn, level, among('ja', 'nein')),
      )
      .map((cells) => cells.join(';')),
  },
  kind(
    ['courses', 'uebergaben'],
    'uebergabe_nr;personen_nr;anmeldung_nr;von_traeger;an_traeger;folgekursart;niveau;grundlage;angeboten_am;angenommen_am;zurueckgegeben_am;rueckgabegrund',
    [
      fc.oneof(
        fc.constant('P-1;A-1'),
        fc.tuple(personNo, registrationNo).map((cells) => cells.join(';')),
      ),
      fc.constant('vhs;moor;IK_ALLG'),
      among('A1', 'A2'),
      fc.constant('§ 88a Abs. 1 AufenthG'),
      autumn,
      pair(autumn),
      pair(autumn, among('zu weit', 'kein Platz')),
    ],
  ),
  kind(['action-alliance', 'gremien'], 'gremium;name;art;seit', [
    among('Runde (erfunden)'),
    among('Aktionsbündnis', 'Arbeitsgruppe'),
    spring,
  ]),
];

/** New persons and runs, then some files that name them and what was there before; in the order of the files. */
export const randomFiles: fc.Arbitrary<readonly RandomFile[]> = fc
  .record({
    people: fc.subarray([3, 4, 5, 6], { minLength: 1 }),
    runs: fc.subarray([3, 4]),
    others: fc.array(
      fc
        .constantFrom(...KINDS.keys())
        .chain((at) =>
          fc.tuple(fc.constant(at), fc.array(KINDS[at]?.row ?? fc.constant(''), { minLength: 1, maxLength: 4 })),
        ),
      { minLength: 2, maxLength: 5 },
    ),
  })
  .map(({ people, runs, others }) => [
    file(
      ['courses', 'kurse'],
      runHead(),
      runs.map((n) => run(n, n % 2)),
    ),
    file(['learners', 'personen'], personHead(), people.map(person)),
    ...others.flatMap(([at, rows], no) => {
      const { format, head } = KINDS[at] ?? {};
      if (!format || head === undefined) return [];
      // Numbers that a later file of the kind may use for something else.
      return [file(format, head, numbered(format, rows, no))];
    }),
  ]);

const numbered = ([, name]: Format, rows: readonly string[], no: number): readonly string[] =>
  name === 'teilnahmen' ? rows : rows.map((row, at) => `${name === 'anmeldungen' ? 'A' : 'N'}-${no + 2 + at};${row}`);

function kind(
  format: Format,
  head: string,
  cells: readonly fc.Arbitrary<string>[],
): { readonly format: Format; readonly head: string; readonly row: fc.Arbitrary<string> } {
  return { format, head, row: fc.tuple(...cells).map((row) => row.join(';')) };
}

function file(format: Format, head: string, rows: readonly string[]): RandomFile {
  return { format, text: [head, ...rows, ''].join('\n') };
}

function runHead(): string {
  return 'kurs_nr;traeger;titel;kursart;eingangsniveau;zielniveau;finanzierung;gemeinde;tageszeit;kinderbetreuung;plaetze;mindestzahl;geplant_am;beginn;ende;veroeffentlicht_am;begonnen_am';
}

function run(n: number, provider: number): string {
  const who = ['vhs', 'moor'][provider] ?? '';
  const type = n % 2 === 1 ? 'IK_ALLG;A1;A2;Bund' : 'LK_NIEDRIG;vor A1;A1;Landkreis';
  return `K-${n};${who};Kurs;${type};03251040;vormittags;ja;2;1;01.02.2026;01.08.2026;31.12.2026;01.02.2026;01.08.2026`;
}

function personHead(): string {
  return 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am';
}

function person(n: number): string {
  return `P-${n};Beispiel;Mina;17.04.199${n};03251040;10.01.2026`;
}

function registrationHead(): string {
  return 'anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am;beendet_am;abgebrochen_am;abbruchgrund';
}
