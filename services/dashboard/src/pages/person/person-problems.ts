import type { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from '../../layout/form-fields.js';

/** Fields of the forms by the place that a service names. */
const FIELDS: Readonly<Record<string, string>> = {
  '/givenName': 'vorname',
  '/familyName': 'nachname',
  '/birthDate': 'geburtsdatum',
  '/municipalityKey': 'gemeinde',
  '/contact/phone': 'telefon',
  '/contact/email': 'email',
  '/level': 'niveau',
  '/basis': 'nachweis',
  '/kind': 'recht',
  '/issuedBy': 'stelle',
  '/effectiveOn': 'ausgestellt',
  '/maxDistanceKm': 'strecke',
  '/timesOfDay': 'zeiten',
  '/courseType': 'kursart',
  '/runId': 'kurs',
  '/personRef': 'kurs',
};

const AT_FIELD: Readonly<Record<string, string>> = {
  vorname: 'Bitte geben Sie den Vornamen an.',
  nachname: 'Bitte geben Sie den Nachnamen an.',
  geburtsdatum: 'Bitte geben Sie ein Geburtsdatum an, das nicht in der Zukunft liegt.',
  gemeinde: 'Bitte wählen Sie den Wohnort.',
  telefon: 'Diese Telefonnummer ist zu lang.',
  email: 'Das ist keine E-Mail-Adresse.',
  niveau: 'Bitte wählen Sie ein Niveau.',
  nachweis: 'Bitte wählen Sie, wodurch das Niveau festgestellt wurde.',
  recht: 'Bitte wählen Sie das Recht.',
  stelle: 'Bitte wählen Sie, welche Stelle das Recht ausgestellt hat.',
  ausgestellt: 'Bitte geben Sie an, seit wann das Recht besteht; der Tag liegt nicht in der Zukunft.',
  strecke: 'Bitte geben Sie Kilometer von 0 bis 200 an.',
  zeiten: 'Bitte wählen Sie Tageszeiten aus der Liste.',
  kursart: 'Bitte wählen Sie eine Kursart.',
  kurs: 'Bitte wählen Sie einen Kurs.',
};

/** Why a step was refused, by its code. */
const WORDS: Readonly<Record<string, string>> = {
  'birth-date-implausible': 'Das Geburtsdatum liegt zu weit zurück oder nach der Aufnahme.',
  'municipality-unknown': 'Diese Gemeinde gehört nicht zum Landkreis.',
  'no-letter': 'Ein Name enthält mindestens einen Buchstaben.',
  'no-rule-on-day': 'An diesem Tag gab es ein solches Recht nicht.',
  'person-unknown':
    'Diese Person kann von Ihnen gerade nicht angemeldet werden. Wer eben erst aufgenommen wurde, kann es gleich: Bitte versuchen Sie es noch einmal.',
  'run-closed': 'Dieser Kurs ist beendet oder abgesagt.',
  'run-full':
    'In diesem Kurs ist kein Platz mehr frei. Setzen Sie die Person auf die Warteliste, oder wählen Sie einen anderen Kurs.',
  'run-unknown': 'Diesen Kurs gibt es nicht mehr.',
  'overlapping-registration': 'Die Person ist in dieser Zeit schon in einem anderen Kurs angemeldet.',
  'course-type-unknown': 'Diese Kursart gibt es nicht.',
  'not-your-provider': 'Sie melden nur in Ihren eigenen Kursen an.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte öffnen Sie die Seite neu und prüfen Sie, was schon erfasst ist.',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';

/** A refusal in German: a sentence on the whole, and one at each field that the service named. */
export function problemOf(refusal: ApiProblem): FormProblem {
  const fields: Record<string, string> = {};
  for (const { at, code } of refusal.errors) {
    const field = FIELDS[at];
    const text = WORDS[code] ?? (field === undefined ? undefined : AT_FIELD[field]);
    if (field !== undefined && text !== undefined) fields[field] = text;
  }
  const text = refusal.away
    ? AWAY
    : (WORDS[refusal.code] ?? 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.');
  return { text, fields };
}

/** The fields that are needed and empty, each with its sentence. */
export function missingIn(form: object, needed: readonly string[]): FormProblem | undefined {
  const values = form as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries(
    needed
      .filter((name) => values[name] === '')
      .map((name) => [name, AT_FIELD[name] ?? 'Bitte füllen Sie das Feld aus.']),
  );
  return Object.keys(fields).length === 0 ? undefined : { text: 'Es fehlen Angaben.', fields };
}
