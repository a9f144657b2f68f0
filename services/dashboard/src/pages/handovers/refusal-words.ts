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
