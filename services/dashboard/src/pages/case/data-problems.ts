import type { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from '../../layout/form-fields.js';
import type { DataForm } from './data-forms.js';

/** Fields of the forms by the place that a service names. */
const FIELDS: Readonly<Record<string, string>> = {
  '/level': 'niveau',
  '/basis': 'grundlage',
  '/effectiveOn': 'tag',
  '/assessedOn': 'tag',
  '/reason': 'grund',
  '/literacy': 'schrift',
  '/municipalityKey': 'gemeinde',
  '/givenName': 'vorname',
  '/familyName': 'nachname',
  '/birthDate': 'geburtsdatum',
  '/contact/phone': 'telefon',
  '/contact/email': 'email',
  '/outcome': 'ausgang',
  '/datum': 'angabe',
  '/maxDistanceKm': 'strecke',
  '/maxTravelMinutes': 'minuten',
  '/timesOfDay': 'zeiten',
  '/childcareAt': 'betreuungszeiten',
  '/requirements': 'anforderungen',
};
const AT_FIELD: Readonly<Record<string, string>> = {
  niveau: 'Bitte wählen Sie ein Niveau.',
  grundlage: 'Bitte wählen Sie, wodurch das Niveau festgestellt wurde.',
  tag: 'Bitte geben Sie einen Tag an, der nicht in der Zukunft liegt.',
  grund: 'Bitte wählen Sie einen Grund.',
  schrift: 'Bitte wählen Sie, in welcher Schrift die Person liest und schreibt.',
  gemeinde: 'Bitte wählen Sie den Wohnort.',
  vorname: 'Bitte geben Sie den Vornamen an.',
  nachname: 'Bitte geben Sie den Nachnamen an.',
  geburtsdatum: 'Bitte geben Sie ein Geburtsdatum an, das nicht in der Zukunft liegt.',
  telefon: 'Diese Telefonnummer ist zu lang.',
  email: 'Das ist keine E-Mail-Adresse.',
  ausgang: 'Bitte wählen Sie, ob die Angabe stimmt oder berichtigt wurde.',
  angabe: 'Bitte wählen Sie die Angabe.',
  strecke: 'Bitte geben Sie Kilometer von 0 bis 200 an.',
  minuten: 'Bitte geben Sie Minuten von 0 bis 240 an.',
  zeiten: 'Bitte wählen Sie Tageszeiten aus der Liste.',
  betreuungszeiten: 'Bitte wählen Sie Tageszeiten aus der Liste.',
  anforderungen: 'Bitte wählen Sie aus der Liste.',
};

/** Why something was refused, by its code. */
const WORDS: Readonly<Record<string, string>> = {
  'day-in-future': 'Der Tag liegt in der Zukunft.',
  'effective-before-birth': 'Der Tag liegt vor der Geburt.',
  'effective-before-enrolment': 'Der Tag liegt vor der Aufnahme.',
  'correction-before-assessment': 'Berichtigt werden kann frühestens am Tag der Feststellung.',
  'correction-changes-nothing': 'So steht es schon da.',
  'assessment-already-withdrawn': 'Diese Feststellung ist schon zurückgenommen.',
  'assessment-unknown': 'Diese Feststellung gibt es nicht mehr.',
  'not-your-assessment': 'Das hat eine andere Stelle festgestellt. Sie können die Angabe als bestritten vermerken.',
  'municipality-unchanged': 'Dort wohnt die Person schon.',
  'identity-unchanged': 'So steht es schon da.',
  'birth-date-implausible': 'Das Geburtsdatum liegt zu weit zurück oder nach der Aufnahme.',
  'arrival-implausible': 'Das Geburtsdatum liegt nach der Ankunft.',
  'datum-already-disputed': 'Diese Angabe ist schon als bestritten vermerkt.',
  'dispute-already-settled': 'Das ist schon geklärt.',
  'dispute-unknown': 'Diesen Vermerk gibt es nicht mehr.',
  'learner-unknown': 'Diese Person gibt es für Sie nicht.',
  'person-erased': 'Die Daten dieser Person sind gelöscht.',
  'role-not-allowed': 'Das klärt die Kurskoordination oder die Migrationsstelle.',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';

/** What each form cannot be without. */
export const NEEDED: Readonly<Record<DataForm, readonly string[]>> = {
  niveau: ['niveau', 'grundlage'],
  'niveau-berichtigen': ['angabe', 'grund'],
  schrift: ['schrift'],
  bedarf: [],
  umzug: ['gemeinde', 'grund'],
  personalangaben: [],
  bestreiten: ['angabe'],
  klaeren: ['ausgang'],
};

/** A refusal in German: a sentence on the whole, and one at each field that the service named. */
export function dataProblem(refusal: ApiProblem): FormProblem {
  if (refusal.away) return { text: AWAY, fields: {} };
  const fields: Record<string, string> = {};
  for (const { at, code } of refusal.errors) {
    const field = FIELDS[at];
    const text = WORDS[code] ?? (field === undefined ? undefined : AT_FIELD[field]);
    if (field !== undefined && text !== undefined) fields[field] = text;
  }
  return { text: WORDS[refusal.code] ?? 'Bitte prüfen Sie die Angaben.', fields };
}

/** The fields that are needed and empty. */
export function emptyIn(was: DataForm, form: object): FormProblem | undefined {
  const values = form as Readonly<Record<string, unknown>>;
  const empty = NEEDED[was].filter((name) => values[name] === '');
  if (empty.length === 0) return undefined;
  return {
    text: 'Es fehlen Angaben.',
    fields: Object.fromEntries(empty.map((name) => [name, AT_FIELD[name] ?? 'Bitte füllen Sie das Feld aus.'])),
  };
}
