import type { ApiProblem } from '../../api/api-client.js';
import type { ListedRun, RuleWarning } from '../../api/courses.js';

/** How a run stands, in one word, and what colour helps. */
export function stateOf({ state, interruptedOn }: Pick<ListedRun, 'state' | 'interruptedOn'>): {
  readonly text: string;
  readonly tone: 'info' | 'success' | 'warning' | 'danger';
} {
  if (state === 'started' && interruptedOn !== undefined) return { text: 'unterbrochen', tone: 'warning' };
  return STATES[state];
}
const STATES = {
  planned: { text: 'geplant', tone: 'info' },
  started: { text: 'läuft', tone: 'success' },
  ended: { text: 'beendet', tone: 'info' },
  cancelled: { text: 'abgesagt', tone: 'danger' },
} as const;

/** Whether one can still be registered, in words; of what is over nothing. */
export function registrationWord(run: Pick<ListedRun, 'state' | 'registrationOpen' | 'taken' | 'seats'>): string {
  if (run.state === 'ended' || run.state === 'cancelled') return '';
  if (!run.registrationOpen) return 'Anmeldung geschlossen';
  return run.taken >= run.seats ? 'ausgebucht' : 'Anmeldung offen';
}

/** How many of the taken seats are confirmed, and how many only held; of none held nothing. */
export const heldText = (taken: number, held: number): string =>
  held === 0 ? '' : `${Math.max(0, taken - held)} bestätigt, ${held} vorgemerkt`;

const WARNINGS: Readonly<Record<string, string>> = {
  'rule-unchecked': 'Die Regel für diese Kursart wurde seit über einem Jahr nicht mit dem Gesetz verglichen.',
  'group-above-maximum': 'Es sind mehr Plätze geplant, als eine Gruppe haben darf.',
  'minimum-above-rule': 'Der Kurs soll schon mit weniger Anmeldungen beginnen als der geplanten Mindestzahl.',
  'admission-missing': 'Für diesen Träger ist am Tag des Beginns keine Zulassung für diese Kursart erfasst.',
  'units-above-type': 'Es sind mehr Unterrichtseinheiten geplant, als die Kursart vorsieht.',
  'level-not-of-type': 'Das Zielniveau gehört nicht zu dieser Kursart.',
  'funding-not-of-type': 'Diese Kursart wird sonst anders finanziert.',
};

/** What a rule says, with its paragraph; it never refuses. */
export const warningText = ({ code, legalBasis }: RuleWarning): string => `${WARNINGS[code] ?? code} (${legalBasis})`;

const REFUSALS: Readonly<Record<string, string>> = {
  'provider-unknown': 'Diesen Träger gibt es hier nicht.',
  'provider-retired': 'Dieser Träger nimmt nicht mehr teil.',
  'not-your-provider': 'Für diesen Träger dürfen Sie keine Kurse führen.',
  'course-type-unknown': 'Diese Kursart steht nicht im Katalog.',
  'course-type-ended': 'Kurse dieser Art beginnen nach dem Gesetz an diesem Tag nicht mehr.',
  'municipality-unknown': 'Diese Gemeinde gehört nicht zum Landkreis.',
  'venue-unknown': 'Diesen Kursort gibt es bei diesem Träger nicht.',
  'begins-too-long-ago': 'Der Beginn liegt mehr als ein Jahr zurück. Bitte prüfen Sie die Jahreszahl.',
  'end-before-start': 'Das Ende liegt vor dem Beginn.',
  'minimum-above-seats': 'Die Mindestzahl ist größer als die Zahl der Plätze.',
  'seats-below-held': 'Es sind schon mehr Plätze vergeben.',
  'run-unknown': 'Diesen Kurs gibt es nicht.',
  'run-already-running': 'Der Kurs läuft schon.',
  'run-ended': 'Der Kurs ist zu Ende.',
  'run-cancelled': 'Der Kurs ist abgesagt.',
  'run-not-started': 'Der Kurs hat noch nicht begonnen.',
  'run-already-published': 'Der Kurs ist schon veröffentlicht.',
  'run-registration-open': 'Die Anmeldung ist schon offen.',
  'run-registration-closed': 'Die Anmeldung ist schon geschlossen.',
  'run-interrupted': 'Der Kurs ist schon unterbrochen.',
  'run-not-interrupted': 'Der Kurs ist nicht unterbrochen.',
  'before-run-start': 'Der Tag liegt vor dem Beginn des Kurses.',
  'before-interruption': 'Der Tag liegt vor der Unterbrechung.',
  'provider-already-registered': 'Einen Träger mit dieser Kennung gibt es schon.',
  'provider-has-open-runs': 'Der Träger hat noch geplante oder laufende Kurse.',
  'course-withdrawn': 'Dieser Kurs ist schon zurückgezogen.',
  'course-unknown': 'Diesen Kurs gibt es im Katalog nicht.',
  'admission-ends-before-start': 'Das Ende liegt vor dem Beginn der Zulassung.',
  'admission-ends-sooner': 'Die Zulassung endet schon früher.',
  'no-overlap': 'Diese Überschneidung ist schon geklärt.',
  'registration-unknown': 'Diese Anmeldung gibt es nicht.',
  'registration-closed': 'Diese Anmeldung ist schon beendet.',
  'participation-already-started': 'Die Teilnahme hat schon begonnen.',
  'day-in-future': 'Was noch nicht geschehen ist, kann nicht erfasst werden.',
  'move-target-missing': 'Bitte wählen Sie den Kurs, in den die Angemeldeten wechseln.',
  'move-target-unknown': 'In diesen Kurs kann niemand wechseln.',
  'version-conflict': 'Gerade ändert jemand anderes diesen Kurs. Bitte versuchen Sie es noch einmal.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  'role-not-allowed': 'Ihrer Rolle fehlt das Recht dazu.',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';

/** The reason of a refusal as a sentence. */
export const refusalText = (problem: ApiProblem): string =>
  problem.away ? AWAY : (REFUSALS[problem.code] ?? 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.');

/** What the fields ask for that nobody can leave out. */
const ASKED: Readonly<Record<string, string>> = {
  kursart: 'Bitte wählen Sie die Kursart.',
  gemeinde: 'Bitte wählen Sie die Gemeinde.',
  beginn: 'Bitte geben Sie den Tag des Beginns an.',
  traegername: 'Bitte geben Sie den Namen des Trägers an.',
  traegerart: 'Bitte wählen Sie die Art des Trägers.',
  sitz: 'Bitte wählen Sie die Gemeinde des Sitzes.',
  breite: 'Bitte in Grad, zum Beispiel 52,68.',
  laenge: 'Bitte in Grad, zum Beispiel 8,80.',
  grund: 'Bitte wählen Sie einen Grund.',
  letzterTag: 'Bitte geben Sie den letzten Tag an.',
  kursarten: 'Bitte wählen Sie mindestens eine Kursart.',
  abschnittName: 'Bitte geben Sie dem Abschnitt einen Namen.',
  abschnittUe: 'Bitte ganze Unterrichtseinheiten, 1 bis 1200.',
};

/** The sentence for a code that the service named at a field; of several fields of a name, each has what it is of behind it. */
export const fieldText = (code: string, field: string): string =>
  REFUSALS[code] ?? ASKED[field.split('-')[0] ?? field] ?? 'Bitte prüfen Sie diese Angabe.';
