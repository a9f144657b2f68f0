import type { ComponentChildren } from 'preact';
import type { FormProblem } from './form-problem.js';

interface FieldProps {
  readonly name: string;
  /** Where a page has several fields of the name; absent: the name. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Narrows a list: nothing is said of its being optional. */
  readonly narrowing?: boolean;
  readonly problem?: FormProblem | undefined;
}
interface InputProps extends FieldProps {
  readonly type?: 'text' | 'date' | 'number';
  readonly value: string;
  readonly max?: string;
}

/** A field with its label, hint and error. */
const Field = ({
  name,
  id = name,
  label,
  hint,
  required,
  narrowing,
  problem,
  children,
}: FieldProps & { children: ComponentChildren }) => {
  const text = problem?.fields[name];
  return (
    <div class={`kern-form-input${text === undefined ? '' : ' kern-form-input--error'}`}>
      <label class="kern-label" for={id}>
        {label} {required !== true && narrowing !== true && <span class="kern-label__optional">– optional</span>}
      </label>
      {hint !== undefined && (
        <p class="kern-hint" id={`${id}-hinweis`}>
          {hint}
        </p>
      )}
      {children}
      {text !== undefined && (
        <p class="kern-error" id={`${id}-fehler`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
          <span class="kern-body">{text}</span>
        </p>
      )}
    </div>
  );
};

/** What an input refers to: its hint and its error. */
function described({ name, id = name, hint, problem }: FieldProps) {
  const wrong = problem?.fields[name] !== undefined;
  const ids = [...(hint === undefined ? [] : [`${id}-hinweis`]), ...(wrong ? [`${id}-fehler`] : [])];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(wrong ? { 'aria-invalid': true } : {}),
  };
}

export const InputField = (props: InputProps) => {
  const common = {
    class: 'kern-form-input__input',
    id: props.id ?? props.name,
    name: props.name,
    value: props.value,
    required: props.required === true,
    ...described(props),
  };
  return <Field {...props}>{inputOf(props, common)}</Field>;
};

function inputOf({ type = 'text', max }: InputProps, common: object) {
  switch (type) {
    case 'text':
      return <input type="text" maxLength={200} {...common} />;
    case 'date':
      return <input type="date" {...(max === undefined ? {} : { max })} {...common} />;
    case 'number':
      return <input type="number" min={1} max={max ?? '200'} inputMode="numeric" {...common} />;
  }
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly group?: string;
}

export const SelectField = (
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly value: string;
    /** The text of choosing nothing; absent: something is chosen. */
    readonly none?: string;
  },
) => {
  const groups = [...new Set(props.choices.map(({ group }) => group ?? ''))];
  const options = (group: string) =>
    props.choices
      .filter((choice) => (choice.group ?? '') === group)
      .map(({ value, text }) => (
        <option key={value} value={value} selected={value === props.value}>
          {text}
        </option>
      ));
  return (
    <Field {...props}>
      <div class="kern-form-input__select-wrapper">
        <select
          class="kern-form-input__select"
          id={props.id ?? props.name}
          name={props.name}
          required={props.required === true}
          {...described(props)}
        >
          {props.none !== undefined && <option value="">{props.none}</option>}
          {groups.map((group) =>
            group === '' ? (
              options(group)
            ) : (
              <optgroup key={group} label={group}>
                {options(group)}
              </optgroup>
            ),
          )}
        </select>
      </div>
    </Field>
  );
};

export const CheckField = ({ name, label, checked }: { name: string; label: string; checked: boolean }) => (
  <div class="kern-form-check">
    <input class="kern-form-check__checkbox" type="checkbox" id={name} name={name} value="ja" checked={checked} />
    <label class="kern-label" for={name}>
      {label}
    </label>
  </div>
);
