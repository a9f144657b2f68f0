import type { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from '../../layout/form-fields.js';
import { refusalWord } from './course-run-words.js';

/** Fields of the page by the place that the service names. */
const FIELDS: Readonly<Record<string, string>> = {
  '/levelReason': 'niveaugrund',
  '/personRef': 'referenz',
  '/runId': 'referenz',
  '/hold': 'vormerken',
};
const AWAY =
  'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.';
const UNKNOWN = 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.';

export const NOTHING_ENTERED: FormProblem = { text: 'In keiner Zeile ist etwas eingetragen.', fields: {} };

const sentence = (code: string): string => {
  const text = refusalWord(code);
  return text === code && /^[a-z-]+$/.test(code) ? UNKNOWN : text;
};

/** One field and its sentence, or the code of it. */
export const fieldProblem = (field: string, codeOrText: string): FormProblem => ({
  text: sentence(codeOrText),
  fields: { [field]: sentence(codeOrText) },
});

/** A refusal in German, at the field that the service named. */
export function refusalOf(
  refusal: ApiProblem,
  fieldOf: (at: string) => string | undefined = (at) => FIELDS[at],
): FormProblem {
  const fields: Record<string, string> = {};
  for (const { at, code } of refusal.errors) {
    const field = fieldOf(at);
    if (field !== undefined) fields[field] = sentence(code);
  }
  return { text: refusal.away ? AWAY : sentence(refusal.code), fields };
}
