import {
  ADMITTING_WORDS,
  ATTENDANCE_WORDS,
  BASIS_WORDS,
  BODY_WORDS,
  CANCELLATION_WORDS,
  CERTIFICATE_WORDS,
  CONSENT_DATA_WORDS,
  CONSENT_FORM_WORDS,
  CONSENT_GIVER_WORDS,
  CONSENT_PURPOSE_WORDS,
  DATUM_WORDS,
  DEPARTMENT_WORDS,
  DROP_OUT_WORDS,
  ENTITLEMENT_WORDS,
  EXEMPTION_WORDS,
  EXTENSION_WORDS,
  FUNDING_WORDS,
  LEVEL_BASIS_WORDS,
  LITERACY_WORDS,
  MILESTONE_STATE_WORDS,
  MILESTONE_WORDS,
  MISSING_WORDS,
  OBLIGATION_WORDS,
  OFFER_END_WORDS,
  PROVIDER_KIND_WORDS,
  REQUIREMENT_WORDS,
  RETURN_WORDS,
  SETTLEMENT_WORDS,
  TIME_WORDS,
  TRANSITION_WORDS,
  WAITING_END_WORDS,
  WITHDRAWAL_WORDS,
} from './words.js';

/** What may stand in a cell. `key`: the own number of an office; `municipality`: eight digits. */
export type CellType =
  'day' | 'key' | 'municipality' | 'level' | 'enum' | 'enums' | 'keys' | 'bool' | 'integer' | 'text';

export interface ColumnDescription {
  /** German name as the demo county writes it: lower case, `_` between words. */
  readonly name: string;
  /** Other names under which offices write the column. */
  readonly aliases: readonly string[];
  readonly type: CellType;
  readonly required: boolean;
  /** What it means, in German: the table in README.md is made of it. */
  readonly meaning: string;
  /** For `enum` and `enums`: German word (lower case) → code of the contracts. Several words of a cell stand with `|` between them. */
  readonly words?: Readonly<Record<string, string>>;
  /** For `key` and `keys`: the file whose first column holds the numbers. */
  readonly refersTo?: string;
  /** For `day`: may lie after the day of the import. */
  readonly future?: true;
}

export interface FileDescription {
  /** File name without `.csv`. */
  readonly file: string;
  /** What one row is, in German. */
  readonly row: string;
  /** The first column is the number of the row, unless the file says otherwise. */
  readonly columns: readonly ColumnDescription[];
}

type Options = Partial<Omit<ColumnDescription, 'name' | 'type' | 'meaning'>>;
const column = (name: string, type: CellType, meaning: string, options: Options = {}): ColumnDescription => ({
  name,
  type,
  meaning,
  aliases: [],
  required: true,
  ...options,
});
const optional = { required: false } as const;
const words = (list: Readonly<Record<string, string>>): Options => ({ words: list });
const person = column('personen_nr', 'key', 'Nummer der Person', {
  aliases: ['personennummer', 'tn_nr'],
  refersTo: 'personen',
});

/** The files of the demo county in the order of their import: what a row refers to stands in an earlier file. */
export const FILES: readonly FileDescription[] = [
  {
    file: 'traeger',
    row: 'ein Kursträger',
    columns: [
      column('traeger', 'key', 'Kürzel des Trägers', { aliases: ['träger', 'kürzel'] }),
      column('name', 'text', 'Name, mit dem Vermerk, dass er erfunden ist'),
      column('art', 'enum', 'Art des Trägers', words(PROVIDER_KIND_WORDS)),
      column('gemeinde', 'municipality', 'Gemeindeschlüssel des Sitzes', { aliases: ['ags', 'gemeindeschlüssel'] }),
      column('seit', 'day', 'nimmt teil seit'),
      column('e_mail', 'text', 'Adresse der Geschäftsstelle, erfunden', { ...optional, aliases: ['email'] }),
      column('zugelassen_fuer', 'keys', 'Codes der Kursarten, die er anbieten darf', {
        ...optional,
        aliases: ['zugelassen_für'],
      }),
      column('zugelassen_von', 'enum', 'wer ihn zugelassen hat', { ...optional, ...words(ADMITTING_WORDS) }),
      column('zugelassen_ab', 'day', 'erster Tag der Zulassung', optional),
      column('kursort', 'text', 'ein Haus am Sitz, in dem er unterrichtet', optional),
      column('stufenlos', 'bool', 'ohne Stufen erreichbar', optional),
    ],
  },
  {
    file: 'kurse',
    row: 'eine Kursdurchführung',
    columns: [
      column('kurs_nr', 'key', 'Nummer der Durchführung', { aliases: ['kursnummer'] }),
      column('traeger', 'key', 'Kürzel des Trägers', { aliases: ['träger'], refersTo: 'traeger' }),
      column('titel', 'text', 'Titel'),
      column('kursart', 'key', 'Code der Kursart (Katalog der Kursarten)'),
      column('eingangsniveau', 'level', 'Niveau, das man mitbringt'),
      column('zielniveau', 'level', 'Niveau am Ende'),
      column('finanzierung', 'enum', 'wer zahlt', words(FUNDING_WORDS)),
      column('gemeinde', 'municipality', 'Gemeindeschlüssel des Kursorts', { aliases: ['ags', 'kursort'] }),
      column('tageszeit', 'enum', 'wann am Tag', words(TIME_WORDS)),
      column('kinderbetreuung', 'bool', 'wird betreut'),
      column('plaetze', 'integer', 'Plätze', { aliases: ['plätze'] }),
      column('mindestzahl', 'integer', 'so viele braucht der Kurs', { aliases: ['mindestteilnehmerzahl'] }),
      column('geplant_am', 'day', 'Tag der Planung'),
      column('beginn', 'day', 'geplanter Beginn', { future: true }),
      column('ende', 'day', 'geplantes Ende', { future: true }),
      column('veroeffentlicht_am', 'day', 'steht im Kursfinder seit', {
        ...optional,
        aliases: ['veröffentlicht_am'],
      }),
      column('begonnen_am', 'day', 'hat begonnen am', optional),
      column('beendet_am', 'day', 'ist zu Ende seit', optional),
      column('abgesagt_am', 'day', 'abgesagt am', optional),
      column('absagegrund', 'enum', 'warum abgesagt', { ...optional, ...words(CANCELLATION_WORDS) }),
    ],
  },
  {
    file: 'personen',
    row: 'eine Person bei ihrer Aufnahme',
    columns: [
      column('personen_nr', 'key', 'Nummer der Person bei der Stelle', { aliases: ['personennummer', 'tn_nr'] }),
      column('nachname', 'text', 'Nachname, erfunden', { aliases: ['name', 'familienname'] }),
      column('vorname', 'text', 'Vorname'),
      column('geburtsdatum', 'day', 'Geburtsdatum; der 01.01. heißt: Tag unbekannt', {
        aliases: ['geboren', 'geb_datum'],
      }),
      column('gemeinde', 'municipality', 'Gemeindeschlüssel des Wohnorts', { aliases: ['ags', 'wohnort'] }),
      column('angekommen_am', 'day', 'angekommen in Deutschland am', { ...optional, aliases: ['einreise'] }),
      column('aufgenommen_am', 'day', 'Tag der Aufnahme', { aliases: ['aufnahme'] }),
      column('aufgenommen_von', 'key', 'Träger, an dessen Tresen es war', {
        ...optional,
        refersTo: 'traeger',
      }),
    ],
  },
  {
    file: 'sprachstand',
    row: 'eine Feststellung des Sprachstands; Ergebnisse von Abschlusstests stehen bei der Anmeldung',
    columns: [
      column('feststellung_nr', 'key', 'Nummer der Feststellung'),
      person,
      column('niveau', 'level', 'festgestelltes Niveau'),
      column('grundlage', 'enum', 'woraus es sich ergibt', words(LEVEL_BASIS_WORDS)),
      column('traeger', 'key', 'wer es festgestellt hat', { ...optional, aliases: ['träger'], refersTo: 'traeger' }),
      column('festgestellt_am', 'day', 'Tag der Feststellung'),
      column('hoeren', 'level', 'Niveau im Hören', { ...optional, aliases: ['hören'] }),
      column('lesen', 'level', 'Niveau im Lesen', optional),
      column('sprechen', 'level', 'Niveau im Sprechen', optional),
      column('schreiben', 'level', 'Niveau im Schreiben', optional),
      column('schrift', 'enum', 'Schriftkundigkeit', {
        ...optional,
        ...words(LITERACY_WORDS),
        aliases: ['schriftkundigkeit'],
      }),
    ],
  },
  {
    file: 'bedarf',
    row: 'was eine Person braucht, um teilzunehmen',
    columns: [
      column('bedarf_nr', 'key', 'Nummer der Angabe'),
      person,
      column('kinderbetreuung', 'bool', 'braucht Kinderbetreuung'),
      column('tageszeiten', 'enums', 'kann zu diesen Tageszeiten', words(TIME_WORDS)),
      column('hoechstens_km', 'integer', 'weitester Weg in Kilometern', { ...optional, aliases: ['höchstens_km'] }),
      column('stufenfrei', 'bool', 'braucht einen stufenfreien Zugang'),
      column('betreuung_zeiten', 'enums', 'braucht zu diesen Tageszeiten Kinderbetreuung', {
        ...optional,
        ...words(TIME_WORDS),
      }),
      column('hoechstens_minuten', 'integer', 'weitester Weg in Minuten', {
        ...optional,
        aliases: ['höchstens_minuten'],
      }),
      column('anforderungen', 'enums', 'was Ort und Unterricht bieten müssen, nie warum', {
        ...optional,
        ...words(REQUIREMENT_WORDS),
      }),
      column('erfasst_am', 'day', 'Tag der Angabe'),
    ],
  },
  {
    file: 'berechtigungen',
    row: 'ein Recht auf einen Kurs; wann es verfällt, ergibt sich aus der Regel',
    columns: [
      column('recht_nr', 'key', 'Nummer des Rechts', { aliases: ['berechtigungsnummer'] }),
      person,
      column('art', 'enum', 'Art des Rechts', words(ENTITLEMENT_WORDS)),
      column('stelle', 'enum', 'ausstellende Stelle', { ...words(DEPARTMENT_WORDS), aliases: ['fachdienst'] }),
      column('ausgestellt_am', 'day', 'Tag der Ausstellung'),
      column('verlaengert_am', 'day', 'verlängert am', { ...optional, aliases: ['verlängert_am'] }),
      column('verlaengert_grund', 'enum', 'warum verlängert', {
        ...optional,
        ...words(EXTENSION_WORDS),
        aliases: ['verlängert_grund'],
      }),
      column('genutzt_am', 'day', 'genutzt am: sein Kurs begann', optional),
      column('genutzt_kurs', 'key', 'Nummer dieses Kurses', { ...optional, refersTo: 'kurse' }),
      column('beendet_am', 'day', 'beendet am', optional),
      column('beendet_grund', 'enum', 'warum beendet', { ...optional, ...words(WITHDRAWAL_WORDS) }),
    ],
  },
  {
    file: 'verpflichtungen',
    row: 'eine Verpflichtung zur Teilnahme durch eine Stelle (§ 44a AufenthG)',
    columns: [
      column('verpflichtung_nr', 'key', 'Nummer der Verpflichtung', { aliases: ['verpflichtungsnummer'] }),
      person,
      column('stelle', 'enum', 'Stelle, die verpflichtet hat', { ...words(DEPARTMENT_WORDS), aliases: ['fachdienst'] }),
      column('grund', 'enum', 'Grund; das Gesetz gibt jeden einer Stelle', words(OBLIGATION_WORDS)),
      column('verpflichtet_am', 'day', 'Tag der Verpflichtung'),
      column('anmeldung_bis', 'day', 'die Person soll sich anmelden bis', { ...optional, future: true }),
      column('befreit_am', 'day', 'befreit seit', optional),
      column('befreit_grund', 'enum', 'warum befreit', { ...optional, ...words(EXEMPTION_WORDS) }),
    ],
  },
  {
    file: 'meilensteine',
    row: 'ein gemeldeter Stand bei einem Fachdienst',
    columns: [
      column('meldung_nr', 'key', 'Nummer der Meldung'),
      person,
      column('fachdienst', 'enum', 'meldender Fachdienst', words(DEPARTMENT_WORDS)),
      column('meilenstein', 'enum', 'worum es geht', words(MILESTONE_WORDS)),
      column('stand', 'enum', 'offen oder erledigt', words(MILESTONE_STATE_WORDS)),
      column('gemeldet_am', 'day', 'Tag der Meldung'),
    ],
  },
  {
    file: 'einwilligungen',
    row: 'eine Einwilligung in die Übergabe an einen Träger, wo kein Paragraph sie trägt',
    columns: [
      column('einwilligung_nr', 'key', 'Nummer der Einwilligung'),
      person,
      column('empfaenger', 'key', 'wer die Angaben erhält', { aliases: ['empfänger'], refersTo: 'traeger' }),
      column('zweck', 'enum', 'wozu', words(CONSENT_PURPOSE_WORDS)),
      column('angaben', 'enums', 'welche Angaben', words(CONSENT_DATA_WORDS)),
      column('gegeben_von', 'enum', 'wer eingewilligt hat', words(CONSENT_GIVER_WORDS)),
      column('form', 'enum', 'wie eingewilligt wurde', words(CONSENT_FORM_WORDS)),
      column('aufgeklaert', 'bool', 'vorher über Zweck, Folgen und Widerruf aufgeklärt', { aliases: ['aufgeklärt'] }),
      column('kursarten', 'keys', 'Codes der Kursarten, zwischen denen übergeben wird', optional),
      column('gueltig_ab', 'day', 'eingewilligt am', { aliases: ['gültig_ab', 'erteilt_am'] }),
      column('widerrufen_am', 'day', 'widerrufen am', optional),
    ],
  },
  {
    file: 'wartende',
    row: 'ein Platz auf der Warteliste',
    columns: [
      column('warteliste_nr', 'key', 'Nummer des Eintrags'),
      person,
      column('kursart', 'key', 'Code der gewünschten Kursart'),
      column('niveau', 'level', 'Niveau, mit dem die Person beginnt'),
      column('gemeinde', 'municipality', 'Gemeindeschlüssel, wo gesucht wird', { aliases: ['ags'] }),
      column('tageszeiten', 'enums', 'mögliche Tageszeiten', words(TIME_WORDS)),
      column('kinderbetreuung', 'bool', 'braucht Kinderbetreuung'),
      column('seit', 'day', 'wartet seit'),
      column('beendet_am', 'day', 'wartet nicht mehr seit', optional),
      column('beendet_grund', 'enum', 'warum nicht mehr', { ...optional, ...words(WAITING_END_WORDS) }),
    ],
  },
  {
    file: 'anmeldungen',
    row: 'eine Anmeldung mit allem, was daraus wurde',
    columns: [
      column('anmeldung_nr', 'key', 'Nummer der Anmeldung'),
      person,
      column('kurs_nr', 'key', 'Nummer der Durchführung', { refersTo: 'kurse' }),
      column('angemeldet_am', 'day', 'Tag der Anmeldung'),
      column('begonnen_am', 'day', 'hat begonnen am', optional),
      column('beendet_am', 'day', 'hat den Kurs beendet am', optional),
      column('abgebrochen_am', 'day', 'hat abgebrochen am', optional),
      column('abbruchgrund', 'enum', 'warum abgebrochen', { ...optional, ...words(DROP_OUT_WORDS) }),
      column('ergebnis_am', 'day', 'Tag des Abschlusstests', optional),
      column('ergebnis_niveau', 'level', 'erreichtes Niveau', optional),
      column('bestanden', 'bool', 'Abschlusstest bestanden', optional),
    ],
  },
  {
    file: 'teilnahmen',
    row: 'was in einem Kurs zu einer Anmeldung festgehalten wurde',
    columns: [
      column('anmeldung_nr', 'key', 'Nummer der Anmeldung', { refersTo: 'anmeldungen' }),
      person,
      column('teilnahme_am', 'day', 'Tag der Angabe zur Teilnahme', optional),
      column('teilnahme', 'enum', 'wie es mit der Teilnahme steht', { ...optional, ...words(ATTENDANCE_WORDS) }),
      column('ergebnis_am', 'day', 'Tag des Abschlusstests', { ...optional, aliases: ['prüfung_am', 'pruefung_am'] }),
      column('ergebnis_niveau', 'level', 'erreichtes Niveau', optional),
      column('bestanden', 'bool', 'Abschlusstest bestanden', optional),
      column('hören', 'level', 'Ergebnis im Hören', { ...optional, aliases: ['hoeren'] }),
      column('lesen', 'level', 'Ergebnis im Lesen', optional),
      column('schreiben', 'level', 'Ergebnis im Schreiben', optional),
      column('sprechen', 'level', 'Ergebnis im Sprechen', optional),
      column('lid_am', 'day', 'Tag des Tests „Leben in Deutschland“', optional),
      column('lid_bestanden', 'bool', '„Leben in Deutschland“ bestanden', optional),
      column('zertifikat_am', 'day', 'Tag der Bescheinigung', optional),
      column('zertifikat', 'enum', 'welche Bescheinigung', { ...optional, ...words(CERTIFICATE_WORDS) }),
    ],
  },
  {
    file: 'uebergaben',
    row: 'eine Übergabe von einem Träger an den nächsten; bis wann zu antworten ist, ergibt sich aus der Regel',
    columns: [
      column('uebergabe_nr', 'key', 'Nummer der Übergabe', { aliases: ['übergabe_nr'] }),
      person,
      column('anmeldung_nr', 'key', 'Anmeldung, aus der übergeben wird', { refersTo: 'anmeldungen' }),
      column('von_traeger', 'key', 'abgebender Träger', { aliases: ['von_träger'], refersTo: 'traeger' }),
      column('an_traeger', 'key', 'aufnehmender Träger', { aliases: ['an_träger'], refersTo: 'traeger' }),
      column('folgekursart', 'key', 'Code der Kursart des Folgekurses'),
      column('folgekurs_nr', 'key', 'Durchführung, die gemeint ist', { ...optional, refersTo: 'kurse' }),
      column('niveau', 'level', 'Niveau bei der Übergabe'),
      column('grundlage', 'enum', 'Rechtsgrundlage der Weitergabe', words(BASIS_WORDS)),
      column('einwilligung_nr', 'key', 'Nummer der Einwilligung, wo sie die Grundlage ist', {
        ...optional,
        refersTo: 'einwilligungen',
      }),
      column('angeboten_am', 'day', 'angeboten am'),
      column('angenommen_am', 'day', 'angenommen am', optional),
      column('zurueckgegeben_am', 'day', 'zurückgegeben am', { ...optional, aliases: ['zurückgegeben_am'] }),
      column('rueckgabegrund', 'enum', 'warum zurückgegeben', {
        ...optional,
        ...words(RETURN_WORDS),
        aliases: ['rückgabegrund'],
      }),
      column('fehlende_angaben', 'enums', 'was fehlt', { ...optional, ...words(MISSING_WORDS) }),
      column('zurueckgezogen_am', 'day', 'vom abgebenden Träger zurückgezogen am', {
        ...optional,
        aliases: ['zurückgezogen_am'],
      }),
      column('rueckzugsgrund', 'enum', 'warum zurückgezogen', {
        ...optional,
        ...words(OFFER_END_WORDS),
        aliases: ['rückzugsgrund'],
      }),
      column('folgekurs_begonnen_am', 'day', 'Folgekurs begonnen am', optional),
    ],
  },
  {
    file: 'uebergaenge',
    row: 'ein Übergang zwischen Kita, Schule und Beruf',
    columns: [
      column('uebergang_nr', 'key', 'Nummer des Übergangs', { aliases: ['übergang_nr'] }),
      person,
      column('art', 'enum', 'Art des Übergangs', words(TRANSITION_WORDS)),
      column('begonnen_am', 'day', 'begonnen am'),
      column('faellig_am', 'day', 'soll geschafft sein bis', { ...optional, aliases: ['fällig_am'], future: true }),
      column('abgeschlossen_am', 'day', 'geschafft am', optional),
    ],
  },
  {
    file: 'streitfaelle',
    row: 'eine Angabe, die die Person bestreitet',
    columns: [
      column('streitfall_nr', 'key', 'Nummer des Streitfalls'),
      person,
      column('angabe', 'enum', 'was bestritten wird', words(DATUM_WORDS)),
      column('bestritten_am', 'day', 'bestritten am'),
      column('geklaert_am', 'day', 'geklärt am', { ...optional, aliases: ['geklärt_am'] }),
      column('ausgang', 'enum', 'wie geklärt', { ...optional, ...words(SETTLEMENT_WORDS) }),
    ],
  },
  {
    file: 'gremien',
    row: 'ein Gremium',
    columns: [
      column('gremium', 'key', 'Kürzel des Gremiums'),
      column('name', 'text', 'Name'),
      column('art', 'enum', 'Art des Gremiums', words(BODY_WORDS)),
      column('seit', 'day', 'besteht seit'),
    ],
  },
  {
    file: 'themen',
    row: 'ein Thema, das in ein Gremium eingebracht wurde',
    columns: [
      column('thema_nr', 'key', 'Nummer des Themas'),
      column('gremium', 'key', 'Kürzel des Gremiums', { refersTo: 'gremien' }),
      column('titel', 'text', 'Titel'),
      column('text', 'text', 'worum es geht; betrifft keine einzelne Person', optional),
      column('eingebracht_am', 'day', 'eingebracht am'),
    ],
  },
  {
    file: 'sitzungen',
    row: 'eine Sitzung',
    columns: [
      column('sitzung_nr', 'key', 'Nummer der Sitzung'),
      column('gremium', 'key', 'Kürzel des Gremiums', { refersTo: 'gremien' }),
      column('ort', 'text', 'wo'),
      column('themen', 'keys', 'Nummern der Themen auf der Tagesordnung', { refersTo: 'themen' }),
      column('einberufen_am', 'day', 'einberufen am'),
      column('tag', 'day', 'Tag der Sitzung', { future: true }),
    ],
  },
  {
    file: 'beschluesse',
    row: 'ein Beschluss; er gilt vom Tag der Sitzung an',
    columns: [
      column('beschluss_nr', 'key', 'Nummer des Beschlusses'),
      column('sitzung_nr', 'key', 'Nummer der Sitzung', { refersTo: 'sitzungen' }),
      column('thema_nr', 'key', 'Nummer des Themas', { refersTo: 'themen' }),
      column('text', 'text', 'Wortlaut'),
    ],
  },
  {
    file: 'massnahmen',
    row: 'eine Maßnahme',
    columns: [
      column('massnahme_nr', 'key', 'Nummer der Maßnahme'),
      column('beschluss_nr', 'key', 'Beschluss, den sie ausführt', { ...optional, refersTo: 'beschluesse' }),
      column('sitzung_nr', 'key', 'Sitzung, die ihn gefasst hat', { ...optional, refersTo: 'sitzungen' }),
      column('fachdienst', 'enum', 'zuständiger Fachdienst', words(DEPARTMENT_WORDS)),
      column('titel', 'text', 'was zu tun ist'),
      column('beauftragt_am', 'day', 'beauftragt am'),
      column('faellig_am', 'day', 'fällig am', { aliases: ['fällig_am'], future: true }),
      column('erledigt_am', 'day', 'erledigt am', optional),
    ],
  },
];
