import { type Choice, SelectField, TextField } from '../../layout/form-fields.js';
import { DEADLINE_KINDS, kindWord, ruleTitle, whoKey, whoText } from './deadline-words.js';
import type { DeadlinesData } from './deadlines.page.js';
import { PATH } from './deadlines.query.js';

/** Narrows the deadlines by who must act, kind, rule and span of days. */
export const DeadlineFilterForm = ({ data: { rows, rules, filter, narrow } }: { data: DeadlinesData }) => (
  <form method="get" action={PATH} class="vz-day" aria-label="Auswahl">
    {filter.tag !== undefined && filter.tag !== '' && <input type="hidden" name="tag" value={filter.tag} />}
    {filter.person !== undefined && filter.person !== '' && <input type="hidden" name="person" value={filter.person} />}
    <SelectField
      id="auswahl-wer"
      name="wer"
      label="Wer ist dran"
      narrowing
      none="alle Stellen"
      choices={once(
        rows.map(({ who }) => [whoKey(who), whoText(who)]),
        filter.wer,
      )}
      value={filter.wer}
    />
    <SelectField
      id="auswahl-art"
      name="art"
      label="Art"
      narrowing
      none="alle Arten"
      choices={DEADLINE_KINDS.map((kind) => ({ value: kind, text: kindWord(kind) }))}
      value={filter.art}
    />
    <SelectField
      id="auswahl-regel"
      name="regel"
      label="Regel"
      narrowing
      none="alle Regeln"
      choices={once(
        rows.map(({ ruleId }) => [ruleId, ruleTitle(rules, ruleId)]),
        filter.regel,
      )}
      value={filter.regel}
    />
    <TextField id="auswahl-von" name="von" label="Fällig ab" narrowing type="date" value={filter.von} />
    <TextField id="auswahl-bis" name="bis" label="Fällig bis" narrowing type="date" value={filter.bis} />
    <button type="submit" class="kern-btn kern-btn--secondary">
      <span class="kern-label">Auswählen</span>
    </button>
    {narrow && (
      <a class="kern-link" href={PATH}>
        Auswahl aufheben
      </a>
    )}
  </form>
);

/** Each choice once, by its text; the chosen one is always among them. */
function once(all: readonly (readonly [value: string, text: string])[], chosen: string | undefined): readonly Choice[] {
  const texts = new Map(all);
  if (chosen !== undefined && chosen !== '' && !texts.has(chosen)) texts.set(chosen, chosen);
  return [...texts]
    .map(([value, text]) => ({ value, text }))
    .sort((one, other) => one.text.localeCompare(other.text, 'de'));
}
