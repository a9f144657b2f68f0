import { HANDOVER_FAILURES } from '#contracts';
import type { HandoverRow } from '../../api/integration-status.js';
import type { AnswerProblem } from './answer-forms.js';
import { failureWord, withdrawalWord } from './handover-words.js';
import { SelectField } from '../../layout/form-fields.js';
import { fieldTexts } from './refusal-words.js';

/** Why an offer is taken back by hand; a revoked consent does it by itself. */
const WITHDRAWALS = ['person-declined', 'offered-in-error'] as const;

interface StepProps {
  readonly row: HandoverRow;
  /** The provider in whose name it is done. */
  readonly provider: string;
  readonly formKey: string;
  readonly problem: AnswerProblem | undefined;
}

/** Taking an offer back, by the one that made it. */
export const WithdrawForm = (props: StepProps) => (
  <ReasonForm
    {...props}
    kind="withdraw"
    path="zurueckziehen"
    summary="Zurückziehen"
    choices={WITHDRAWALS.map((reason) => [reason, withdrawalWord(reason)])}
  />
);

/** Recording that the follow-up did not begin, by either side. */
export const FailForm = (props: StepProps) => (
  <ReasonForm
    {...props}
    kind="fail"
    path="gescheitert"
    summary="Kam nicht zustande"
    choices={HANDOVER_FAILURES.map((reason) => [reason, failureWord(reason)])}
  />
);

const ReasonForm = ({
  row,
  provider,
  formKey,
  problem: refused,
  kind,
  path,
  summary,
  choices,
}: StepProps & {
  kind: AnswerProblem['kind'];
  path: string;
  summary: string;
  choices: readonly (readonly [string, string])[];
}) => {
  const problem = refused?.handoverId === row.handoverId && refused.kind === kind ? refused : undefined;
  const id = `${kind}-${row.handoverId}`;
  const text = problem && (fieldTexts(problem).reason ?? problem.text);
  return (
    <details open={problem !== undefined} class="vz-answer" id={`antwort-${row.handoverId}`}>
      <summary class="kern-link">{summary}</summary>
      <form method="post" action={`/uebergaben/${row.handoverId}/${path}`} class="vz-inline-form">
        <input
          type="hidden"
          name="schluessel"
          value={problem?.key ?? `${formKey}-${kind[0] ?? ''}-${row.handoverId}`}
        />
        <input type="hidden" name="traeger" value={provider} />
        <SelectField
          id={id}
          name="grund"
          label="Grund"
          required
          choices={choices.map(([value, shown]) => ({ value, text: shown }))}
          value={problem?.values.reason}
          error={text}
        />
        <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
          <span class="kern-label">{summary}</span>
        </button>
      </form>
    </details>
  );
};
