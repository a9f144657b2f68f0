import { SelectField } from '../../layout/form-fields.js';
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
export const ReasonFields = ({
  label,
  tag,
  problem,
}: {
  label: string;
  tag: string | undefined;
  problem: string | undefined;
}) => (
  <>
    {tag !== undefined && tag !== '' && <input type="hidden" name="tag" value={tag} />}
    <SelectField
      name="grund"
      label={label}
      hint="Ihr Konto, der Zeitpunkt und der Grund werden vermerkt."
      required
      choices={NAME_REASONS.map((reason) => ({ value: reason, text: nameReasonWord(reason) }))}
      error={problem}
    />
  </>
);

/** `Namen anzeigen`: a reason from the list first. */
export const NameForm = ({ personRef, question: { tag, problem } }: { personRef: string; question: NameQuestion }) => (
  <details class="vz-name" open={problem !== undefined}>
    <summary class="kern-link">Namen anzeigen</summary>
    <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/name`} class="vz-inline-form">
      <ReasonFields label="Wozu brauchen Sie den Namen?" tag={tag} problem={problem} />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Namen anzeigen</span>
      </button>
    </form>
  </details>
);
