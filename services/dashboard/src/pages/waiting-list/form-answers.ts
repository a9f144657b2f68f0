import type { CommandAnswer } from '#service-kit';
import { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from './form-parts.js';
import type { Notice, NoticeQuery } from './waiting-list.query.js';
import { refusalText } from './words.js';

/** The header by which a page contains the reader's own write. */
export const seenBy = ({ gesehen }: NoticeQuery): Readonly<Record<string, string>> =>
  gesehen === undefined ? {} : { 'consistent-with': gesehen };

/** What a form is told about a refusal, with everything that was entered; other errors are thrown on. */
export function problemOf(
  error: unknown,
  form: Pick<FormProblem, 'form' | 'key' | 'values'>,
): FormProblem & { readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401) throw error;
  const atReason = error.errors.some(({ at }) => at === '/reason');
  const atLevel = error.errors.some(({ at }) => at === '/levelReason');
  const text = atReason ? 'Bitte wählen Sie einen Grund.' : refusalText(error);
  return { ...form, text, atReason, atLevel, status: error.away ? 503 : error.status };
}

/** The answer to a choice from the waiting list. */
export type Placed = CommandAnswer & {
  readonly registration?: string;
  /** Why the run chosen could not be asked for a seat any more. */
  readonly failed?: string;
};

const AFTER_FAILURE: Readonly<Record<string, Notice>> = {
  'run-full': 'voll',
  'run-closed': 'gescheitert-kurs',
  'level-reason-missing': 'gescheitert-niveau',
  'overlapping-registration': 'gescheitert-zeit',
};

/** Why a choice came to nothing, with what that means for the person. */
export const noticeOfFailure = (failed: string): Notice => AFTER_FAILURE[failed] ?? 'gescheitert';

/** What stood side by side, as the form brings it back; what is none is refused by the service. */
export function proposedFrom(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiProblem('courses', 400, 'run-not-proposed', 'Not what the page showed.', undefined);
  }
}
