import type { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from '../../layout/form-fields.js';

/** Why something was refused, by its code. */
const WORDS: Readonly<Record<string, string>> = {
  'consent-already-revoked': 'Diese Einwilligung ist schon widerrufen.',
  'consent-data-unfit': 'Bitte wählen Sie die Daten aus, die zu diesem Zweck gehören.',
  'consent-giver-too-young': 'In diesem Alter willigen die Sorgeberechtigten ein.',
  'consent-guardian-over': 'Wer volljährig ist, willigt selbst ein.',
  'consent-not-needed':
    'Diese Weitergabe ist durch Gesetz erlaubt (§ 88a AufenthG): Dafür wird niemand um Einwilligung gebeten.',
  'consent-recipient-unfit': 'Zu diesem Zweck gehört ein anderer Empfänger.',
  'consent-telling-incomplete':
    'Vor der Einwilligung wird über Zweck, Folgen der Verweigerung und Widerruf unterrichtet (§ 67b Abs. 2 SGB X).',
  'day-in-future': 'Der Tag liegt in der Zukunft.',
  'deputy-already-appointed': 'Diese Vertretung ist für die Zeit schon eingetragen.',
  'deputy-ends-before': 'Der letzte Tag liegt vor dem ersten.',
  'deputy-in-past': 'Der letzte Tag ist schon vorbei.',
  'deputy-of-oneself': 'Niemand vertritt sich selbst.',
  'deputy-unknown': 'Diese Vertretung gibt es nicht mehr.',
  'due-before-start': 'Der Übergang ist fällig, bevor er beginnt.',
  'follow-up-already-done': 'Diese Wiedervorlage ist schon erledigt.',
  'follow-up-in-past': 'Bitte geben Sie einen Tag an, der nicht vorbei ist.',
  'follow-up-unchanged': 'Daran würde sich nichts ändern.',
  'follow-up-unknown': 'Diese Wiedervorlage gibt es nicht, oder sie gehört einer anderen Stelle.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  'milestone-not-reported': 'Dazu ist nichts gemeldet, was zurückgenommen werden könnte.',
  'milestone-of-another': 'Diesen Meilenstein meldet ein anderer Fachdienst.',
  'milestone-unchanged': 'Dieser Stand ist schon gemeldet.',
  'municipality-unknown': 'Diese Gemeinde gehört nicht zum Landkreis.',
  'not-in-charge': 'Dafür ist jemand anderes Ihrer Stelle zuständig. Tragen Sie erst eine Vertretung ein.',
  'not-your-department': 'Ein Fachdienst meldet in eigenem Namen.',
  'not-your-step': 'Für diesen Schritt ist ein anderer Fachdienst zuständig.',
  'note-unknown': 'Diese Wiedervorlage hat keine Notiz.',
  'renewed-before-grant': 'Der Tag liegt vor der Einwilligung.',
  'step-not-closed': 'Dieser Schritt ist schon offen.',
  'step-already-closed': 'Dieser Schritt ist schon erledigt oder ausgelassen.',
  'transition-already-broken-off': 'Dieser Übergang ist schon abgebrochen.',
  'transition-already-completed': 'Dieser Übergang ist schon abgeschlossen.',
  'transition-over': 'Dieser Übergang ist schon zu Ende.',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';
const OTHERWISE = 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.';
const AT_FIELD = 'Bitte prüfen Sie diese Angabe.';

/** A refusal in German: a sentence on the whole, and one at each field of the form that the service named. */
export function deskProblem(refusal: ApiProblem, fieldOf: Readonly<Record<string, string>>): FormProblem {
  const text = refusal.away ? AWAY : (WORDS[refusal.code] ?? OTHERWISE);
  const fields: Record<string, string> = {};
  for (const { at, code } of refusal.errors) {
    const field = fieldOf[at];
    if (field !== undefined) fields[field] = WORDS[code] ?? WORDS[refusal.code] ?? AT_FIELD;
  }
  return { text, fields };
}

/** The fields that are needed and empty. */
export function missingFields(needed: Readonly<Record<string, string | readonly string[]>>): FormProblem | undefined {
  const fields = Object.fromEntries(
    Object.entries(needed)
      .filter(([, value]) => value.length === 0)
      .map(([name]) => [name, 'Bitte füllen Sie dieses Feld aus.']),
  );
  return Object.keys(fields).length === 0 ? undefined : { text: 'Es fehlen Angaben.', fields };
}
