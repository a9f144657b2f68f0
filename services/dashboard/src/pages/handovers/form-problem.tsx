import { ApiProblem } from '../../api/api-client.js';
import { Alert } from '../../layout/alert.js';
import { SelectField as Select, TextField } from '../../layout/form-fields.js';
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
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  /** Says that the field may stay empty. */
  readonly optional?: boolean | undefined;
  readonly problem?: FormProblem | undefined;
}

/** The field of all forms, with the fault of this one. */
const fieldOf = ({ problem, optional, ...field }: FieldProps) => ({
  ...field,
  narrowing: optional !== true,
  error: problem?.faults.find((fault) => fault.field === field.id)?.text,
});

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly (readonly [value: string, text: string])[];
  /** The words of no choice; absent: there is always one. */
  readonly empty?: string | undefined;
}

/** A choice by a list. */
export const SelectField = ({ choices, empty, ...field }: SelectFieldProps) => (
  <Select {...fieldOf(field)} choices={choices.map(([value, text]) => ({ value, text }))} none={empty ?? null} />
);

/** A day or a number. */
export const InputField = ({ type, ...field }: FieldProps & { readonly type: 'date' | 'number' }) => (
  <TextField {...fieldOf(field)} type={type} {...(type === 'number' ? { min: '1', max: '366' } : {})} />
);
