import type { Named } from '../../api/integration-status.js';
import type { HandoversData } from './handovers.page.js';
import { PATH } from './handovers.query.js';

const RESULTS = [
  ['angenommen', 'angenommen'],
  ['zurueckgegeben', 'zurückgegeben'],
] as const;

/** Narrows the lists to partners and results; offered are the providers that stand in them. */
export const HandoverFilterForm = ({ data }: { data: HandoversData }) => {
  const { filter, tag } = data;
  const rows = [...data.incoming.rows, ...data.outgoing.rows, ...data.answered.rows];
  const pairs = data.times?.rows ?? [];
  const from = namedOnce(
    [...rows, ...pairs].map((row) => row.from),
    filter.von,
  );
  const to = namedOnce(
    [...rows, ...pairs].map((row) => row.to),
    filter.an,
  );
  return (
    <form method="get" action={PATH} class="vz-day" aria-label="Auswahl">
      {tag !== undefined && tag !== '' && <input type="hidden" name="tag" value={tag} />}
      <Choice name="von" label="Von" all="alle Träger" choices={from} chosen={filter.von} />
      <Choice name="an" label="An" all="alle Träger" choices={to} chosen={filter.an} />
      <Choice name="ergebnis" label="Beantwortet als" all="alles" choices={RESULTS} chosen={filter.ergebnis} />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Auswählen</span>
      </button>
    </form>
  );
};

const Choice = ({
  name,
  label,
  all,
  choices,
  chosen,
}: {
  name: string;
  label: string;
  all: string;
  choices: readonly (readonly [value: string, text: string])[];
  chosen: string | undefined;
}) => (
  <div class="kern-form-input">
    <label class="kern-label" for={`auswahl-${name}`}>
      {label}
    </label>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`auswahl-${name}`} name={name}>
        <option value="">{all}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  </div>
);

/** Each provider once, by name; the chosen one is always among them. */
function namedOnce(all: readonly Named[], chosen: string | undefined): readonly (readonly [string, string])[] {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  if (chosen !== undefined && !names.has(chosen)) names.set(chosen, chosen);
  return [...names].sort(([, a], [, b]) => a.localeCompare(b, 'de'));
}
