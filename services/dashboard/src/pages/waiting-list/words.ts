import { LEVEL_REASONS } from '#contracts';
import type { ApiProblem } from '../../api/api-client.js';
import { levelReasonWord } from '../course-run/course-run-words.js';

/** German words for the codes of this room. A code without a word is shown as it is. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const NOT_FITTING_WORDS: Readonly<Record<string, string>> = {
  level: 'Niveau passt nicht',
  'time-of-day': 'Tageszeit passt nicht',
  childcare: 'Kinderbetreuung fehlt',
  distance: 'zu weit entfernt',
  start: 'Beginn passt nicht',
  'step-free': 'kein stufenfreier Zugang',
  entitlement: 'Berechtigung fehlt',
};

export const LEVEL_REASON_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  LEVEL_REASONS.map((reason) => [reason, levelReasonWord(reason)]),
);

export const CLOSE_WORDS: Readonly<Record<string, string>> = {
  withdrawn: 'möchte nicht mehr warten',
  'moved-away': 'weggezogen',
  registered: 'anderswo angemeldet',
};

export const MERGE_REFUSAL_WORDS: Readonly<Record<string, string>> = {
  'too-far': 'Weg zu weit',
  'dates-do-not-fit': 'Termine passen nicht',
  'enough-registrations': 'genug Anmeldungen',
  'no-room': 'kein Raum',
  funding: 'Finanzierung lässt es nicht zu',
};

export const GIVE_UP_WORDS: Readonly<Record<string, string>> = {
  'enough-registrations': 'inzwischen genug Anmeldungen',
  'kept-run-full': 'der andere Kurs ist voll',
  'run-started': 'ein Kurs hat begonnen',
  'run-cancelled': 'ein Kurs wurde abgesagt',
};

export const mergeStateWord = word({
  proposed: 'vorgeschlagen',
  asking: 'Personen werden gefragt',
  completed: 'abgeschlossen',
  refused: 'abgelehnt',
  'given-up': 'aufgegeben',
});
export const answerWord = word({
  accepts: 'ist einverstanden',
  declines: 'möchte nicht wechseln',
  'no-answer': 'hat nicht geantwortet',
  left: 'hat sich abgemeldet',
  'given-up': 'nicht mehr gefragt',
});
export const outcomeWord = word({
  moved: 'hat gewechselt',
  'seat-kept': 'behält den Platz',
  left: 'ausgeschieden',
});
export const mergeRefusalWord = word(MERGE_REFUSAL_WORDS);
export const giveUpWord = word(GIVE_UP_WORDS);

/** Why a decision was not taken, in German; the codes are those of the courses API. */
const REFUSALS: Readonly<Record<string, string>> = {
  'entry-unknown':
    'Diesen Eintrag gibt es nicht mehr, oder er ist nicht für Sie: vielleicht hat die Person inzwischen einen Platz.',
  'entry-closed': 'Dieser Eintrag ist schon beendet.',
  'need-already-open': 'Für diese Kursart und dieses Niveau wartet die Person schon mit einem anderen Eintrag.',
  'run-closed': 'Dieser Kurs ist beendet oder abgesagt.',
  'run-unknown': 'Diesen Kurs gibt es nicht.',
  'run-not-proposed': 'Dieser Kurs stand nicht unter den Vorschlägen. Bitte laden Sie die Seite neu.',
  'reason-and-outcome': 'Bitte wählen Sie, warum der Kurs nicht passt.',
  'level-reason-missing':
    'Der Kurs ist für ein anderes Niveau als das festgestellte. Bitte wählen Sie, warum er trotzdem der richtige ist.',
  'overlapping-registration': 'Die Person nimmt in dieser Zeit an einem anderen Kurs teil.',
  'person-unknown': 'Diese Person können Sie nicht anmelden.',
  'person-erased': 'Die Daten dieser Person wurden gelöscht.',
  'not-your-provider': 'Über einen Kurs entscheidet sein Träger oder die Koordination.',
  'merge-open': 'Für diesen Kurs läuft schon eine Zusammenlegung.',
  'merge-closed': 'Diese Zusammenlegung ist schon zu Ende.',
  'merge-unknown': 'Diese Zusammenlegung gibt es nicht, oder Ihr Träger ist nicht beteiligt.',
  'merge-already-agreed': 'Dieser Träger hat schon zugestimmt.',
  'merge-asking': 'Beide Träger haben zugestimmt; jetzt werden die Personen gefragt.',
  'merge-run-not-planned': 'Einer der Kurse hat begonnen oder findet nicht statt.',
  'merge-runs-differ': 'Nur Kurse gleicher Art und gleichen Niveaus lassen sich zusammenlegen.',
  'not-part-of-merge': 'Nur die Träger der beiden Kurse entscheiden.',
  'not-asked': 'Diese Person wird nicht gefragt, oder sie ist nicht bei Ihnen angemeldet.',
  'already-answered': 'Die Antwort dieser Person steht schon fest.',
  'version-conflict': 'Gerade ändert jemand anderes dasselbe. Bitte versuchen Sie es noch einmal.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  'role-not-allowed': 'Ihrer Rolle fehlt das Recht dazu.',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';

/** The reason of a refusal as a sentence. */
export const refusalText = (problem: ApiProblem): string =>
  problem.away ? AWAY : (REFUSALS[problem.code] ?? 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.');
