import { DEADLINE_KINDS, kindWord, ruleTitle, whoKey, whoText } from './deadline-words.js';
import type { DeadlinesData } from './deadlines.page.js';
import { PATH } from './deadlines.query.js';

/** Narrows the deadlines by who must act, kind, rule and span of days. */
export const DeadlineFilterForm = ({ data: { rows, rules, filter, narrow } }: { data: DeadlinesData }) => (
  <form method="get" action={PATH} class="vz-day" aria-label="Auswahl">
    {filter.tag !== undefined && filter.tag !== '' && <input type="hidden" name="tag" value={filter.tag} />}
    {filter.person !== undefined && filter.person !== '' && <input type="hidden" name="person" value={filter.person} />}
    <Choice
      name="wer"
      label="Wer ist dran"
      all="alle Stellen"
      choices={once(
        rows.map(({ who }) => [whoKey(who), whoText(who)]),
        filter.wer,
      )}
      chosen={filter.wer}
    />
    <Choice
      name="art"
      label="Art"
      all="alle Arten"
      choices={DEADLINE_KINDS.map((kind) => [kind, kindWord(kind)])}
      chosen={filter.art}
    />
    <Choice
      name="regel"
      label="Regel"
      all="alle Regeln"
      choices={once(
        rows.map(({ ruleId }) => [ruleId, ruleTitle(rules, ruleId)]),
        filter.regel,
      )}
      chosen={filter.regel}
    />
    <Day name="von" label="Fällig ab" value={filter.von} />
    <Day name="bis" label="Fällig bis" value={filter.bis} />
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

const Day = ({ name, label, value }: { name: string; label: string; value: string | undefined }) => (
  <div class="kern-form-input">
    <label class="kern-label" for={`auswahl-${name}`}>
      {label}
    </label>
    <input class="kern-form-input__input" id={`auswahl-${name}`} name={name} type="date" value={value ?? ''} />
  </div>
);

type Choices = readonly (readonly [value: string, text: string])[];

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
  choices: Choices;
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

/** Each choice once, by its text; the chosen one is always among them. */
function once(all: Choices, chosen: string | undefined): Choices {
  const texts = new Map(all);
  if (chosen !== undefined && chosen !== '' && !texts.has(chosen)) texts.set(chosen, chosen);
  return [...texts].sort(([, a], [, b]) => a.localeCompare(b, 'de'));
}
