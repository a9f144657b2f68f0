import type { Named } from '../../api/integration-status.js';
import { type Choice, SelectField } from '../../layout/form-fields.js';
import type { HandoversData } from './handovers.page.js';
import { PATH } from './handovers.query.js';

const RESULTS: readonly Choice[] = [
  { value: 'angenommen', text: 'angenommen' },
  { value: 'zurueckgegeben', text: 'zurückgegeben' },
];

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
      <SelectField
        id="auswahl-von"
        name="von"
        label="Von"
        narrowing
        none="alle Träger"
        choices={from}
        value={filter.von}
      />
      <SelectField id="auswahl-an" name="an" label="An" narrowing none="alle Träger" choices={to} value={filter.an} />
      <SelectField
        id="auswahl-ergebnis"
        name="ergebnis"
        label="Beantwortet als"
        narrowing
        none="alles"
        choices={RESULTS}
        value={filter.ergebnis}
      />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Auswählen</span>
      </button>
    </form>
  );
};

/** Each provider once, by name; the chosen one is always among them. */
function namedOnce(all: readonly Named[], chosen: string | undefined): readonly Choice[] {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  if (chosen !== undefined && !names.has(chosen)) names.set(chosen, chosen);
  return [...names]
    .map(([value, text]) => ({ value, text }))
    .sort((one, other) => one.text.localeCompare(other.text, 'de'));
}
