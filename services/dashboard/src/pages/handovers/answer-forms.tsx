import { HANDOVER_DATA, HANDOVER_RETURN_REASONS } from '#contracts';
import type { FieldError } from '../../api/api-client.js';
import type { FittingRun, HandoverRow } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import { missingWord, returnReasonWord } from '../../layout/words.js';
import { type FieldTexts, fieldTexts } from './refusal-words.js';

/** An answer that was not taken: what was entered, and why. */
export interface AnswerProblem {
  readonly handoverId: string;
  readonly kind: 'accept' | 'return' | 'withdraw' | 'fail';
  /** The key of the form, so that the same again is the same. */
  readonly key: string;
  readonly values: { readonly reason: string; readonly missing: readonly string[]; readonly runId: string };
  readonly text: string;
  readonly errors: readonly FieldError[];
}

interface AnswerFormsProps {
  readonly row: HandoverRow;
  /** Begins the keys of this page's forms: a form sent twice is carried out once. */
  readonly formKey: string;
  readonly problem: AnswerProblem | undefined;
}

/** Accepting in one click, returning with a reason class. */
export const AnswerForms = ({ row, formKey, problem: refused }: AnswerFormsProps) => {
  const problem = refused?.handoverId === row.handoverId ? refused : undefined;
  return (
    <div id={`antwort-${row.handoverId}`} class="vz-answer">
      <AcceptForm row={row} formKey={formKey} problem={problem?.kind === 'accept' ? problem : undefined} />
      <ReturnForm row={row} formKey={formKey} problem={problem?.kind === 'return' ? problem : undefined} />
    </div>
  );
};

const AcceptForm = ({ row, formKey, problem }: AnswerFormsProps) => {
  const own = row.fittingRuns.filter((run) => run.provider.id === row.to.id);
  const texts = fieldTexts(problem);
  const chosen = problem?.values.runId ?? row.followUpRunId ?? '';
  return (
    <form method="post" action={`/uebergaben/${row.handoverId}/annehmen`} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={problem?.key ?? `${formKey}-a-${row.handoverId}`} />
      <input type="hidden" name="traeger" value={row.to.id} />
      {own.length > 0 && (
        <div class={inputClass(texts.followUpRunId)}>
          <label class="kern-label" for={`kurs-${row.handoverId}`}>
            In den Kurs
          </label>
          <div class="kern-form-input__select-wrapper">
            <select
              class="kern-form-input__select"
              id={`kurs-${row.handoverId}`}
              name="kurs"
              {...described(texts.followUpRunId, `kurs-${row.handoverId}`)}
            >
              <option value="">steht noch nicht fest</option>
              {own.map((run) => (
                <option key={run.runId} value={run.runId} selected={run.runId === chosen}>
                  {runText(run)}
                </option>
              ))}
            </select>
          </div>
          <FieldProblem id={`kurs-${row.handoverId}`} text={texts.followUpRunId} />
        </div>
      )}
      <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
        <span class="kern-label">Annehmen</span>
      </button>
    </form>
  );
};

const ReturnForm = ({ row, formKey, problem }: AnswerFormsProps) => {
  const texts = fieldTexts(problem);
  const id = row.handoverId;
  return (
    <details open={problem !== undefined}>
      <summary class="kern-link">Zurückgeben mit Begründung</summary>
      <form method="post" action={`/uebergaben/${id}/zurueckgeben`} class="vz-inline-form">
        <input type="hidden" name="schluessel" value={problem?.key ?? `${formKey}-r-${id}`} />
        <input type="hidden" name="traeger" value={row.to.id} />
        <div class={inputClass(texts.reason)}>
          <label class="kern-label" for={`grund-${id}`}>
            Grund
          </label>
          <div class="kern-form-input__select-wrapper">
            <select
              class="kern-form-input__select"
              id={`grund-${id}`}
              name="grund"
              required
              {...described(texts.reason, `grund-${id}`)}
            >
              <option value="">bitte wählen</option>
              {HANDOVER_RETURN_REASONS.map((reason) => (
                <option key={reason} value={reason} selected={problem?.values.reason === reason}>
                  {returnReasonWord(reason)}
                </option>
              ))}
            </select>
          </div>
          <FieldProblem id={`grund-${id}`} text={texts.reason} />
        </div>
        <fieldset
          id={`fehlt-${id}`}
          class={`kern-fieldset${texts.missing === undefined ? '' : ' kern-fieldset--error'}`}
          {...described(texts.missing, `fehlt-${id}`)}
        >
          <legend class="kern-label">Was fehlt</legend>
          <div class="kern-fieldset__body">
            {HANDOVER_DATA.map((datum) => (
              <div key={datum} class="kern-form-check">
                <input
                  class="kern-form-check__checkbox"
                  type="checkbox"
                  id={`fehlt-${id}-${datum}`}
                  name="fehlt"
                  value={datum}
                  checked={problem?.values.missing.includes(datum) ?? false}
                />
                <label class="kern-label" for={`fehlt-${id}-${datum}`}>
                  {missingWord(datum)}
                </label>
              </div>
            ))}
          </div>
          <FieldProblem id={`fehlt-${id}`} text={texts.missing} />
        </fieldset>
        <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
          <span class="kern-label">Zurückgeben</span>
        </button>
      </form>
    </details>
  );
};

const FieldProblem = ({ id, text }: { id: string; text: string | undefined }) =>
  text === undefined ? null : (
    <p class="kern-error" id={`${id}-fehler`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
      <span class="kern-body">{text}</span>
    </p>
  );

const inputClass = (text: FieldTexts[keyof FieldTexts]): string =>
  `kern-form-input${text === undefined ? '' : ' kern-form-input--error'}`;
const described = (text: string | undefined, id: string) =>
  text === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fehler` };
const runText = (run: FittingRun): string => `${run.title}, ab ${germanDay(run.startsOn)}, ${run.freeSeats} frei`;
