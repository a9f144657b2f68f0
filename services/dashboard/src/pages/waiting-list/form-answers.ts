import { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from './form-parts.js';
import type { NoticeQuery } from './waiting-list.query.js';
import { refusalText } from './words.js';

/** The header by which a page contains the reader's own write. */
export const seenBy = ({ gesehen }: NoticeQuery): Readonly<Record<string, string>> =>
  gesehen === undefined ? {} : { 'consistent-with': gesehen };

const OFF_LEVEL = 'Der Kurs passt nicht zum Niveau der Person. Bitte wählen Sie, warum er es trotzdem ist.';

/** What a form is told about a refusal, with everything that was entered; other errors are thrown on. */
export function problemOf(
  error: unknown,
  form: Pick<FormProblem, 'form' | 'key' | 'values'>,
): FormProblem & { readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401) throw error;
  const offLevel = error.code === 'level-reason-missing';
  const atReason = offLevel || error.errors.some(({ at }) => at === '/reason');
  const text = offLevel ? OFF_LEVEL : atReason ? 'Bitte wählen Sie einen Grund.' : refusalText(error);
  return { ...form, text, atReason, offLevel, status: error.away ? 503 : error.status };
}
