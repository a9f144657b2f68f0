import type { ComponentChildren } from 'preact';
import { Alert } from './alert.js';

/** What every field of a form shows: its label, a hint, and what was wrong with it. */
interface FieldProps {
  readonly name: string;
  /** Unique on its page; absent: the name. */
  readonly id?: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

const idOf = ({ id, name }: Pick<FieldProps, 'id' | 'name'>): string => id ?? name;

const describedBy = ({ hint, error, ...field }: FieldProps) => {
  const name = idOf(field);
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hinweis`]),
    ...(error === undefined ? [] : [`${name}-fehler`]),
  ].join(' ');
  return {
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  };
};

const Field = ({ children, ...field }: FieldProps & { readonly children: ComponentChildren }) => (
  <div class={`kern-form-input${field.error === undefined ? '' : ' kern-form-input--error'}`}>
    <label class="kern-label" for={idOf(field)}>
      {field.label}
      {field.required !== true && <span class="kern-label__optional"> - optional</span>}
    </label>
    {field.hint !== undefined && (
      <p class="kern-hint" id={`${idOf(field)}-hinweis`}>
        {field.hint}
      </p>
    )}
    {children}
    {field.error !== undefined && <FieldError name={idOf(field)} text={field.error} />}
  </div>
);

const FieldError = ({ name, text }: { name: string; text: string }) => (
  <p class="kern-error" id={`${name}-fehler`}>
    <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
    <span class="kern-body">{text}</span>
  </p>
);

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'date';
  /** `numeric`: a keyboard of digits on a phone. */
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
}

/** What is typed about other people is never offered again by the browser. */
export const TextField = ({ type = 'text', inputMode, maxLength, ...field }: TextFieldProps) => {
  const input = {
    class: 'kern-form-input__input',
    id: idOf(field),
    name: field.name,
    value: field.value ?? '',
    required: field.required === true,
    autocomplete: 'off',
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...describedBy(field),
  } as const;
  return (
    <Field {...field}>{type === 'date' ? <input type="date" {...input} /> : <input type="text" {...input} />}</Field>
  );
};

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export const SelectField = ({
  choices,
  none = 'bitte wählen',
  ...field
}: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string }) => (
  <Field {...field}>
    <div class="kern-form-input__select-wrapper">
      <select
        class="kern-form-input__select"
        id={idOf(field)}
        name={field.name}
        required={field.required === true}
        {...describedBy(field)}
      >
        <option value="">{none}</option>
        {choices.map(({ value, text }) => (
          <option key={value} value={value} selected={value === field.value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  </Field>
);

/** Boxes under one name: none, one or several of them are sent. */
export const CheckField = ({
  name,
  label,
  choices,
  values,
  error,
}: Pick<FieldProps, 'name' | 'label' | 'error'> & {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
}) => (
  <fieldset
    id={name}
    class={`kern-fieldset${error === undefined ? '' : ' kern-fieldset--error'}`}
    {...describedBy({ name, label, error })}
  >
    <legend class="kern-label">{label}</legend>
    <div class="kern-fieldset__body">
      {choices.map(({ value, text }) => (
        <div key={value} class="kern-form-check">
          <input
            class="kern-form-check__checkbox"
            type="checkbox"
            id={`${name}-${value}`}
            name={name}
            value={value}
            checked={values.includes(value)}
          />
          <label class="kern-label" for={`${name}-${value}`}>
            {text}
          </label>
        </div>
      ))}
    </div>
    {error !== undefined && <FieldError name={name} text={error} />}
  </fieldset>
);

/** What was wrong with a form: a sentence on the whole, and one for each field by its name. */
export interface FormProblem {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** All that was wrong, at the top of the page, each with the way to its field. */
export const FormSummary = ({ title, problem }: { title: string; problem: FormProblem | undefined }) => {
  if (problem === undefined) return null;
  const faults = Object.entries(problem.fields);
  return (
    <Alert tone="danger" title={title}>
      {faults.length === 0 ? (
        <p class="kern-body">{problem.text}</p>
      ) : (
        <ul class="kern-list">
          {faults.map(([name, text]) => (
            <li key={name}>
              <a class="kern-link" href={`#${name}`}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};
