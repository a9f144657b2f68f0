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
  /** Narrows a list: nothing is said of its being optional. */
  readonly narrowing?: boolean;
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
      {field.required !== true && field.narrowing !== true && <span class="kern-label__optional"> - optional</span>}
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
  readonly type?: 'text' | 'date' | 'number';
  /** `numeric`: a keyboard of digits on a phone. */
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  /** Of days and numbers. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** What is typed about other people is never offered again by the browser. */
export const TextField = (props: TextFieldProps) => {
  const { inputMode, maxLength } = props;
  const input = {
    class: 'kern-form-input__input',
    id: idOf(props),
    name: props.name,
    value: props.value ?? '',
    required: props.required === true,
    autocomplete: 'off',
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...describedBy(props),
  } as const;
  return <Field {...props}>{inputOf(props, input)}</Field>;
};

function inputOf({ type = 'text', min, max }: TextFieldProps, input: object) {
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  switch (type) {
    case 'text':
      return <input type="text" {...input} />;
    case 'date':
      return <input type="date" {...limits} {...input} />;
    case 'number':
      return <input type="number" {...limits} {...input} />;
  }
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  /** Choices of one group stand together under its name. */
  readonly group?: string;
}

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The text of choosing nothing; null: something is always chosen. */
  readonly none?: string | null;
}

export const SelectField = ({ choices, none = 'bitte wählen', ...field }: SelectFieldProps) => (
  <Field {...field}>
    <div class="kern-form-input__select-wrapper">
      <select
        class="kern-form-input__select"
        id={idOf(field)}
        name={field.name}
        required={field.required === true}
        {...describedBy(field)}
      >
        {none !== null && <option value="">{none}</option>}
        {[...new Set(choices.map(({ group }) => group))].map((group) => {
          const options = choices
            .filter((choice) => choice.group === group)
            .map(({ value, text }) => (
              <option key={value} value={value} selected={value === field.value}>
                {text}
              </option>
            ));
          if (group === undefined) return options;
          return (
            <optgroup key={group} label={group}>
              {options}
            </optgroup>
          );
        })}
      </select>
    </div>
  </Field>
);

/** Boxes under one name: none, one or several of them are sent. */
export const CheckField = ({
  choices,
  values,
  ...field
}: Pick<FieldProps, 'name' | 'id' | 'label' | 'error'> & {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
}) => (
  <fieldset
    id={idOf(field)}
    class={`kern-fieldset${field.error === undefined ? '' : ' kern-fieldset--error'}`}
    {...describedBy(field)}
  >
    <legend class="kern-label">{field.label}</legend>
    <div class="kern-fieldset__body">
      {choices.map(({ value, text }) => (
        <BoxField
          key={value}
          id={`${idOf(field)}-${value}`}
          name={field.name}
          value={value}
          label={text}
          checked={values.includes(value)}
        />
      ))}
    </div>
    {field.error !== undefined && <FieldError name={idOf(field)} text={field.error} />}
  </fieldset>
);

interface BoxProps {
  readonly name: string;
  /** Unique on its page; absent: the name. */
  readonly id?: string;
  readonly value?: string;
  readonly label: string;
  readonly checked: boolean;
}

/** One box, ticked or not. */
export const BoxField = ({ name, id = name, value = 'ja', label, checked }: BoxProps) => (
  <div class="kern-form-check">
    <input class="kern-form-check__checkbox" type="checkbox" id={id} name={name} value={value} checked={checked} />
    <label class="kern-label" for={id}>
      {label}
    </label>
  </div>
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
