import type { ApiProblem, FieldError } from '../../api/api-client.js';

/** Why an answer to a hand-over was not taken, in German; the codes are those of the courses API. */
const WORDS: Readonly<Record<string, string>> = {
  'handover-already-accepted': 'Diese Übergabe ist schon angenommen, vielleicht von jemand anderem bei Ihnen.',
  'handover-closed': 'Diese Übergabe ist schon abgeschlossen: zurückgegeben oder zurückgezogen.',
  'handover-unknown': 'Diese Übergabe gibt es nicht, oder sie ist nicht an Sie gerichtet.',
  'not-the-receiver': 'Nur der aufnehmende Träger beantwortet ein Angebot.',
  'not-your-provider': 'Nur der aufnehmende Träger beantwortet ein Angebot.',
  'missing-data-not-named': 'Bitte kreuzen Sie an, welche Angaben fehlen.',
  'follow-up-run-unknown': 'Diesen Kurs gibt es nicht mehr.',
  'follow-up-run-of-another': 'Dieser Kurs gehört einem anderen Träger.',
  'person-erased': 'Die Daten dieser Person wurden gelöscht.',
  'version-conflict': 'Gerade ändert jemand anderes diese Übergabe. Bitte versuchen Sie es noch einmal.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  'handover-not-accepted': 'Diese Übergabe ist noch nicht angenommen.',
  'handover-open': 'Diese Person wird schon übergeben: eine andere Übergabe ist noch offen.',
  'not-a-party': 'Das kann nur einer der beiden beteiligten Träger.',
  'not-the-offerer': 'Nur der Träger des Kurses bietet seine Teilnehmenden an und zieht ein Angebot zurück.',
  'participation-not-offerable': 'Übergeben werden kann nur, wer einen Kurs begonnen hat.',
  'receiver-is-offerer': 'Eine Übergabe geht an einen anderen Träger.',
  'receiver-unknown': 'Diesen Träger gibt es hier nicht.',
  'registration-unknown': 'Diese Teilnahme gibt es nicht, oder nicht bei Ihrem Träger.',
  'course-type-unknown': 'Diese Kursart steht nicht im Katalog.',
  'legal-basis-missing':
    'Dieser Paragraph trägt die Übergabe zwischen diesen Kursen nicht; nötig ist eine Einwilligung.',
  'consent-missing': 'Nötig ist eine Einwilligung für diesen Empfänger.',
  'consent-not-valid': 'Für diesen Empfänger ist keine gültige Einwilligung bekannt.',
  'datum-not-allowed': 'Diese Grundlage trägt nicht alle gewählten Angaben.',
  'partner-unknown': 'Diesen Träger gibt es hier nicht.',
  'agreement-with-itself': 'Eine Vereinbarung braucht zwei Träger.',
  'nothing-promised': 'Bitte sagen Sie für mindestens einen Schritt Tage zu.',
  'agreement-over': 'Der letzte Tag liegt vor dem ersten, oder er ist vorbei.',
  'proposal-open': 'Zwischen diesen Trägern wartet schon ein Vorschlag auf Antwort.',
  'own-proposal': 'Dem Vorschlag stimmt der andere Träger zu.',
  'agreement-answered': 'Dieser Vorschlag wurde schon beantwortet.',
  'agreement-ended': 'Diese Vereinbarung ist schon beendet.',
  'last-day-passed': 'Der letzte Tag ist frühestens heute.',
  'mediation-open': 'Dazu läuft schon eine Vermittlung.',
  'mediation-accepted': 'Diese Vermittlung wurde schon übernommen.',
  'mediation-concluded': 'Diese Vermittlung ist abgeschlossen.',
  'mediation-with-itself': 'Eine Vermittlung braucht zwei Träger.',
  'meeting-already-convened': 'An diesem Tag treffen sich die Träger schon.',
  'meeting-not-held': 'Vereinbart wird ab dem Tag der Sitzung.',
  'due-before-meeting': 'Der Tag liegt vor der Sitzung.',
  'subject-missing': 'Bitte wählen Sie, worum es geht.',
  'subject-unknown': 'Diesen Kurs oder diese Übergabe gibt es nicht.',
  'not-the-owner': 'Ein Träger meldet, was aus seinem eigenen Teil wurde.',
  'person-unknown': 'Diese Person ist hier nicht bekannt.',
  'role-not-allowed': 'Ihrer Rolle fehlt das Recht, Übergaben zu beantworten.',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';

/** The reason of a refusal as a sentence. */
export const refusalText = (problem: ApiProblem): string =>
  problem.away ? AWAY : (WORDS[problem.code] ?? 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.');

const FIELDS = ['reason', 'missing', 'followUpRunId'] as const;
export type FieldTexts = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;
const AT_FIELD: Readonly<Record<(typeof FIELDS)[number], string>> = {
  reason: 'Bitte wählen Sie einen Grund.',
  missing: 'Bitte kreuzen Sie an, welche Angaben fehlen.',
  followUpRunId: 'Bitte wählen Sie einen anderen Kurs.',
};

/** The sentences for the fields that the service named. */
export function fieldTexts(problem: { readonly errors: readonly FieldError[] } | undefined): FieldTexts {
  const texts: Partial<Record<(typeof FIELDS)[number], string>> = {};
  for (const { at, code } of problem?.errors ?? []) {
    const field = FIELDS.find((name) => at === `/${name}` || at.startsWith(`/${name}/`));
    if (field) texts[field] = WORDS[code] ?? AT_FIELD[field];
  }
  return texts;
}
