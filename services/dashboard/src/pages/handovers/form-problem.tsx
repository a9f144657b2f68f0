import type { ComponentChildren } from 'preact';
import { ApiProblem } from '../../api/api-client.js';
import { Alert } from '../../layout/alert.js';
import { refusalText } from './refusal-words.js';

/** A form that was not taken: why, and at which of its fields. */
export interface FormProblem {
  readonly title: string;
  readonly faults: readonly { readonly field: string; readonly text: string }[];
  readonly status: number;
}

/** The refusal of a form, at its fields; what is no refusal is thrown on. `fields`: the field of the form by that of the API. */
export function formProblem(
  error: unknown,
  title: string,
  fields: Readonly<Record<string, string>>,
  first: string,
): FormProblem {
  if (!(error instanceof ApiProblem) || error.status === 401) throw error;
  const text = refusalText(error);
  const named = error.errors.flatMap(({ at }) => {
    const field = fields[at.split('/')[1] ?? ''];
    return field === undefined ? [] : [{ field, text: error.code === 'input-invalid' ? atField(field) : text }];
  });
  return {
    title,
    faults: named.length > 0 ? named : [{ field: first, text }],
    status: error.away ? 503 : error.status,
  };
}

/** What a field asks for, by the first part of its id: said where it was left out or does not fit. */
const ASKED: Readonly<Record<string, string>> = {
  partner: 'Bitte wählen Sie den anderen Träger.',
  antwort: 'Bitte geben Sie ganze Tage an, höchstens ein Jahr.',
  beginn: 'Bitte geben Sie ganze Tage an, höchstens ein Jahr.',
  kursende: 'Bitte geben Sie ganze Tage an, höchstens ein Jahr.',
  traeger: 'Bitte wählen Sie den Träger.',
  ab: 'Bitte geben Sie den ersten Tag an.',
  bis: 'Bitte geben Sie den letzten Tag an.',
  grund: 'Bitte wählen Sie einen Grund.',
  ergebnis: 'Bitte wählen Sie das Ergebnis.',
  erteilt: 'Bitte wählen Sie, wer eingewilligt hat.',
  sitzungstag: 'Bitte geben Sie den Tag der Sitzung an.',
  was: 'Bitte wählen Sie, was vereinbart ist.',
  wer: 'Bitte wählen Sie, wer es übernimmt.',
  thema: 'Bitte wählen Sie, worum es geht.',
};
const atField = (field: string): string => ASKED[field.split('-')[0] ?? ''] ?? 'Bitte prüfen Sie diese Angabe.';

/** What was wrong, each with the way to its field. */
export const FormProblemSummary = ({ problem }: { problem: FormProblem }) => (
  <Alert tone="danger" title={problem.title}>
    <ul class="kern-list">
      {problem.faults.map(({ field, text }) => (
        <li key={field} class="kern-body">
          <a class="kern-link" href={`#${field}`}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </Alert>
);

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly problem?: FormProblem | undefined;
}

/** The text at a field, and what ties it to its input. */
function faultOf(problem: FormProblem | undefined, id: string) {
  const text = problem?.faults.find(({ field }) => field === id)?.text;
  return { text, described: text === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fehler` } };
}

const Around = ({
  id,
  label,
  hint,
  optional,
  text,
  children,
}: FieldProps & { text: string | undefined; children: ComponentChildren }) => (
  <div class={`kern-form-input${text === undefined ? '' : ' kern-form-input--error'}`}>
    <label class="kern-label" for={id}>
      {label} {optional && <span class="kern-label__optional">– optional</span>}
    </label>
    {hint !== undefined && <p class="kern-hint">{hint}</p>}
    {children}
    {text !== undefined && (
      <p class="kern-error" id={`${id}-fehler`}>
        {text}
      </p>
    )}
  </div>
);

/** A choice by a list. `empty`: the words of no choice; absent: there is always one. */
export const SelectField = ({
  name,
  value,
  choices,
  empty,
  required,
  ...field
}: FieldProps & {
  readonly name: string;
  readonly value?: string | undefined;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly empty?: string | undefined;
  readonly required?: boolean;
}) => {
  const { text, described } = faultOf(field.problem, field.id);
  return (
    <Around {...field} text={text}>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={field.id} name={name} required={required} {...described}>
          {empty !== undefined && <option value="">{empty}</option>}
          {choices.map(([one, shown]) => (
            <option key={one} value={one} selected={one === value}>
              {shown}
            </option>
          ))}
        </select>
      </div>
    </Around>
  );
};

/** A day or a number. */
export const InputField = ({
  name,
  value,
  type,
  required,
  ...field
}: FieldProps & {
  readonly name: string;
  readonly value?: string | undefined;
  readonly type: 'date' | 'number';
  readonly required?: boolean;
}) => {
  const { text, described } = faultOf(field.problem, field.id);
  const limits = type === 'number' ? { min: 1, max: 366 } : {};
  return (
    <Around {...field} text={text}>
      <input
        class="kern-form-input__input"
        id={field.id}
        name={name}
        type={type}
        value={value ?? ''}
        required={required}
        {...limits}
        {...described}
      />
    </Around>
  );
};
