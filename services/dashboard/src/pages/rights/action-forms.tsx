import { germanDay } from '../../layout/dates.js';
import { Alert } from '../../layout/alert.js';
import { ACTIONS, type ActionForm, actionOf, type Field } from './right-actions.js';
import { SelectField, TextField } from '../../layout/form-fields.js';
import type { RightsData } from './rights.page.js';

/** A form that was not taken: what was entered, and why. */
export interface ActionProblem {
  readonly form: ActionForm;
  readonly text: string;
  /** The fields that were left empty; absent: the text is about the whole form. */
  readonly fields: readonly string[];
}

interface OneForm {
  readonly name: string;
  readonly data: RightsData;
  /** The right, the obligation or the report; absent: something new. */
  readonly id?: string;
  readonly more?: Readonly<Record<string, string>>;
}

const addressOf = ({ one }: RightsData, step: string): string =>
  `/faelle/${encodeURIComponent(one.personRef)}/rechte/${step}`;

/** A form at its row; nobody sees one that is not for them. */
export const RowAction = (props: OneForm) => {
  const action = ACTIONS[props.name];
  if (!action?.roles.includes(props.data.role)) return null;
  return (
    <details open={problemOf(props) !== undefined}>
      <summary class="kern-link">{action.title}</summary>
      <OneActionForm {...props} />
    </details>
  );
};

const NEW = ['ausstellen', 'ablehnen', 'verpflichten', 'melden'] as const;

/** What can be recorded anew. */
export const ActionForms = ({ data }: { data: RightsData }) => {
  const open = NEW.filter((name) => ACTIONS[name]?.roles.includes(data.role));
  if (open.length === 0) return null;
  return (
    <section id="erfassen" aria-labelledby="erfassen-titel">
      <h2 class="kern-heading-medium" id="erfassen-titel">
        Erfassen
      </h2>
      {open.map((name) => (
        <RowAction key={name} name={name} data={data} />
      ))}
    </section>
  );
};

const idOf = ({ name, id = 'neu' }: Pick<OneForm, 'name' | 'id'>): string => `${name}-${id}`;
const problemOf = ({ name, id, data }: OneForm): ActionProblem | undefined => {
  const { problem } = data;
  return problem?.form.aktion === name && (problem.form.id ?? '') === (id ?? '') ? problem : undefined;
};

const OneActionForm = (props: OneForm) => {
  const { name, id, more = {}, data } = props;
  const action = ACTIONS[name];
  if (!action) return null;
  const problem = problemOf(props);
  const form = idOf(props);
  return (
    <form method="post" action={addressOf(data, 'pruefen')} class="vz-inline-form" id={form}>
      <input type="hidden" name="schluessel" value={problem?.form.schluessel ?? `${data.formKey}-${form}`} />
      <input type="hidden" name="aktion" value={name} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      {Object.entries(more).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {action.fields.map((field) => (
        <ActionField key={field.name} field={field} form={form} data={data} problem={problem} />
      ))}
      <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
        <span class="kern-label">{action.button}</span>
      </button>
    </form>
  );
};

const ActionField = ({
  field,
  form,
  data,
  problem,
}: {
  field: Field;
  form: string;
  data: RightsData;
  problem: ActionProblem | undefined;
}) => {
  const id = `${form}-${field.name}`;
  const wrong = problem?.fields.includes(field.name) === true;
  const value = problem?.form[field.name] ?? '';
  const choices = field.name === 'kurs' ? runsOf(data) : field.choices;
  const common = {
    id,
    name: field.name,
    label: field.label,
    required: field.required,
    narrowing: true,
    value,
    error: wrong ? 'Bitte füllen Sie dieses Feld aus.' : undefined,
  };
  if (!choices) return <TextField {...common} type="date" />;
  return <SelectField {...common} choices={Object.entries(choices).map(([code, text]) => ({ value: code, text }))} />;
};

/** The runs of the person that this reader sees. */
const runsOf = ({ one }: RightsData): Readonly<Record<string, string>> =>
  Object.fromEntries(one.registrations.map(({ runId, title }) => [runId, title]));

/** What was wrong, each with the way to its field; else to the form. */
export const ActionProblemAlert = ({ problem }: { problem: ActionProblem }) => {
  const form = idOf({ name: problem.form.aktion, ...(problem.form.id === undefined ? {} : { id: problem.form.id }) });
  const labels = actionOf(problem.form).fields.filter(({ name }) => problem.fields.includes(name));
  const faults =
    labels.length > 0
      ? labels.map(({ name, label }) => ({ at: `#${form}-${name}`, text: `${label}: bitte ausfüllen` }))
      : [{ at: `#${form}`, text: problem.text }];
  return (
    <Alert tone="danger" title="Es wurde nichts gespeichert">
      <ul class="kern-list">
        {faults.map(({ at, text }) => (
          <li key={at} class="kern-body">
            <a class="kern-link" href={at}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
};

/** Before it is done: what was entered, and what follows. */
export const ConfirmActionPage = ({ data, form }: { data: Pick<RightsData, 'one'>; form: ActionForm }) => {
  const action = actionOf(form);
  const { personRef } = data.one;
  const fields = Object.entries(form).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  );
  return (
    <section aria-labelledby="pruefen-titel">
      <h2 class="kern-heading-medium" id="pruefen-titel">
        {action.title}
      </h2>
      <dl class="kern-description-list vz-facts">
        <Fact name="Person" text={personRef} />
        {action.fields.flatMap((field) => {
          const value = form[field.name] ?? '';
          return value === ''
            ? []
            : [<Fact key={field.name} name={field.label} text={valueText(field, value, data)} />];
        })}
        <Fact name="Was folgt" text={action.follows} />
      </dl>
      <p class="kern-body">Ihr Konto und der Zeitpunkt werden mit der Entscheidung festgehalten.</p>
      <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/rechte/ausfuehren`} class="vz-inline-form">
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">{action.button}</span>
        </button>
        <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}/rechte`}>
          Zurück
        </a>
      </form>
    </section>
  );
};

function valueText(field: Field, value: string, { one }: Pick<RightsData, 'one'>): string {
  if (field.name === 'kurs') return one.registrations.find(({ runId }) => runId === value)?.title ?? value;
  return field.choices ? (field.choices[value] ?? value) : germanDay(value);
}

const Fact = ({ name, text }: { name: string; text: string }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{name}</dt>
    <dd class="kern-description-list-item__value">{text}</dd>
  </div>
);
