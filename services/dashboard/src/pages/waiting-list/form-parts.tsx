import type { ComponentChildren } from 'preact';
import { SelectField } from '../../layout/form-fields.js';
import { Alert } from '../../layout/alert.js';
import { LEVEL_REASON_WORDS } from './words.js';

/** A form that was not taken: which one, with which values, and why. */
export interface FormProblem {
  /** Tells the forms of a page apart. */
  readonly form: string;
  /** The key of the form, so that the same again is the same. */
  readonly key: string;
  readonly text: string;
  /** Whether the reason that was to be chosen is to blame. */
  readonly atReason: boolean;
  /** Whether the reason for another level is missing: it is asked for then. */
  readonly atLevel?: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** What was wrong, with the way to the form. */
export const FormSummary = ({ problem }: { problem: FormProblem }) => (
  <Alert tone="danger" title="Die Entscheidung wurde nicht gespeichert">
    <ul class="kern-list">
      <li class="kern-body">
        <a
          class="kern-link"
          href={`#${problem.atLevel ? 'niveaugrund-' : problem.atReason ? 'grund-' : ''}${problem.form}`}
        >
          {problem.text}
        </a>
      </li>
    </ul>
  </Alert>
);

interface ActionFormProps {
  /** Its id on the page; begins its key, so that a form sent twice is carried out once. */
  readonly id: string;
  readonly action: string;
  readonly formKey: string;
  readonly problem: FormProblem | undefined;
  readonly hidden?: Readonly<Record<string, string | undefined>>;
  readonly button: string;
  /** What a screen reader hears beside the button: to whom or what it belongs. */
  readonly about: string;
  readonly primary?: boolean;
  readonly children?: ComponentChildren;
}

/** One action as a form with its key. */
export const ActionForm = ({
  id,
  action,
  formKey,
  problem: refused,
  hidden = {},
  button,
  about,
  primary,
  children,
}: ActionFormProps) => {
  const problem = refused?.form === id ? refused : undefined;
  return (
    <form method="post" action={action} class="vz-inline-form" id={id}>
      <input type="hidden" name="schluessel" value={problem?.key ?? `${formKey}-${id}`} />
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <button type="submit" class={`kern-btn kern-btn--${primary ? 'primary' : 'secondary'} kern-btn--x-small`}>
        <span class="kern-label">
          {button}
          <span class="kern-sr-only"> {about}</span>
        </span>
      </button>
    </form>
  );
};

/** A choice of a reason, with the problem at it. */
export const ReasonSelect = ({
  form,
  words,
  problem: refused,
  label = 'Grund',
  name = 'grund',
}: {
  form: string;
  words: Readonly<Record<string, string>>;
  problem: FormProblem | undefined;
  label?: string;
  name?: 'grund' | 'niveaugrund';
}) => {
  const problem = refused?.form === form ? refused : undefined;
  const atFault = name === 'niveaugrund' ? problem?.atLevel : problem?.atReason;
  const fault = atFault ? problem?.text : undefined;
  const id = `${name}-${form}`;
  return (
    <SelectField
      id={id}
      name={name}
      label={label}
      required
      choices={Object.entries(words).map(([value, text]) => ({ value, text }))}
      value={problem?.values[name]}
      error={fault}
    />
  );
};

/** Asked for where the course is off the placement: the reader cannot see that before. */
export const LevelReasonSelect = ({ form, problem }: { form: string; problem: FormProblem | undefined }) =>
  problem?.form === form && problem.atLevel ? (
    <ReasonSelect
      form={form}
      name="niveaugrund"
      label="Warum ein Kurs auf anderem Niveau?"
      words={LEVEL_REASON_WORDS}
      problem={problem}
    />
  ) : null;
