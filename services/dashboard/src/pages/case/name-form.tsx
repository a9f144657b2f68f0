import { nameReasonWord } from '../../layout/words.js';

/** The reasons for which a name outside of one's own scope is shown; the choice is logged. */
export const NAME_REASONS = [
  'enquiry-of-person',
  'case-meeting',
  'duplicate-check',
  'access-request',
  'legal-duty',
] as const;

export interface NameQuestion {
  /** The day in the address, which stays. */
  readonly tag?: string | undefined;
  /** What was wrong with the choice before. */
  readonly problem?: string | undefined;
}

/** The list of reasons, with what was wrong with the choice before. */
<<<<<<< HEAD
export const ReasonFields = ({ label, problem }: { label: string; problem: string | undefined }) => (
  <div class={`kern-form-input${problem === undefined ? '' : ' kern-form-input--error'}`}>
=======
export const ReasonFields = ({
  label,
  tag,
  problem,
}: {
  label: string;
  tag: string | undefined;
  problem: string | undefined;
}) => (
  <div class={`kern-form-input${problem === undefined ? '' : ' kern-form-input--error'}`}>
    {tag !== undefined && tag !== '' && <input type="hidden" name="tag" value={tag} />}
>>>>>>> wt-pages
    <label class="kern-label" for="grund">
      {label}
    </label>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id="grund" name="grund" required aria-describedby="grund-hinweis">
        <option value="">bitte wählen</option>
        {NAME_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {nameReasonWord(reason)}
          </option>
        ))}
      </select>
    </div>
    {problem !== undefined && <p class="kern-error">{problem}</p>}
    <p class="kern-body kern-body--small" id="grund-hinweis">
      Ihr Konto, der Zeitpunkt und der Grund werden vermerkt.
    </p>
  </div>
);

/** `Namen anzeigen`: a reason from the list first. */
export const NameForm = ({ personRef, question: { tag, problem } }: { personRef: string; question: NameQuestion }) => (
  <details class="vz-name" open={problem !== undefined}>
    <summary class="kern-link">Namen anzeigen</summary>
    <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/name`} class="vz-inline-form">
<<<<<<< HEAD
      <ReasonFields label="Wozu brauchen Sie den Namen?" problem={problem} />
=======
      <ReasonFields label="Wozu brauchen Sie den Namen?" tag={tag} problem={problem} />
>>>>>>> wt-pages
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Namen anzeigen</span>
      </button>
    </form>
  </details>
);
