import { newId } from '#service-kit';
import {
  DUPLICATE_STATES,
  type DuplicatePage,
  type DuplicatePair,
  type DuplicatePerson,
  type DuplicateState,
} from '../../api/duplicates.js';
import type { Disputes } from '../../api/disputes.js';
import { search } from '../../api/api-client.js';
import { Alert } from '../../layout/alert.js';
import { germanDay } from '../../layout/dates.js';
import { Disputed, DisputesUnknown } from '../../layout/disputed.js';
import { SelectField } from '../../layout/form-fields.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { pairStateWord, reasonAgainstWord, reasonForWord, UNDO_REASONS } from './duplicate-words.js';

export interface DuplicatesData {
  readonly state: DuplicateState;
  readonly page: DuplicatePage;
  readonly places: ReadonlyMap<string, string>;
  readonly disputes: Disputes;
  readonly problem?: string | undefined;
}

/** Where the list of a state is. */
export const addressOf = (state: DuplicateState, ab?: string): string =>
  `/personen/dubletten${search({ stand: state === 'open' ? undefined : state, ab })}`;

const EMPTY: Readonly<Record<DuplicateState, string>> = {
  open: 'Zurzeit sieht keine Aufnahme wie eine andere aus, die Sie kennen dürfen. Neue Vorschläge entstehen von selbst.',
  merged: 'Noch sind keine Aufnahmen zusammengeführt.',
  dismissed: 'Noch ist nirgends festgehalten, dass zwei ähnliche Aufnahmen verschiedene Personen sind.',
};

/** Pairs side by side, with what speaks for and against; a person decides. */
export const DuplicatesPage = ({ state, page, places, disputes, problem }: DuplicatesData) => (
  <>
    {problem !== undefined && (
      <Alert tone="danger" title="Das ging nicht">
        <p class="kern-body">{problem}</p>
      </Alert>
    )}
    <DisputesUnknown disputes={disputes} />
    <nav aria-label="Stand der Entscheidung">
      <ul class="kern-list">
        {DUPLICATE_STATES.map((one) => (
          <li key={one}>
            <a class="kern-link" href={addressOf(one)} {...(one === state ? { 'aria-current': 'page' } : {})}>
              {pairStateWord(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <Table
      caption={`Paare ähnlicher Aufnahmen: ${pairStateWord(state)}, die ähnlichsten zuerst`}
      rows={page.rows}
      rowKey={({ elder, younger }) => `${elder.personRef}|${younger.personRef}`}
      csv={`/personen/dubletten.csv${search({ stand: state })}`}
      empty={EMPTY[state]}
      next={page.next === undefined ? undefined : addressOf(state, page.next)}
      columns={[
        {
          head: 'Ältere Aufnahme, sie bleibt',
          cell: ({ elder }) => <One person={elder} places={places} disputes={disputes} />,
        },
        {
          head: 'Jüngere Aufnahme',
          cell: ({ younger }) => <One person={younger} places={places} disputes={disputes} />,
        },
        { head: 'Dafür spricht', cell: (pair) => pair.reasonsFor.map(reasonForWord).join(', ') || 'nichts' },
        { head: 'Dagegen spricht', cell: (pair) => pair.reasonsAgainst.map(reasonAgainstWord).join(', ') || 'nichts' },
        { head: 'Entscheiden', cell: (pair) => <Decide pair={pair} /> },
      ]}
    />
  </>
);

const One = ({
  person,
  places,
  disputes,
}: {
  person: DuplicatePerson;
  places: ReadonlyMap<string, string>;
  disputes: Disputes;
}) => (
  <>
    <PersonLink
      personRef={person.personRef}
      names={new Map([[person.personRef, `${person.givenName} ${person.familyName}`]])}
    />
    <small>geboren am {germanDay(person.birthDate)}</small>{' '}
    <Disputed data={disputes.of(person.personRef)} datum="identity" />
    <small>
      {places.get(person.municipalityKey) ?? person.municipalityKey}, aufgenommen am {germanDay(person.enrolledOn)}
    </small>{' '}
    <Disputed data={disputes.of(person.personRef)} datum="municipality" />
  </>
);

const Decide = ({ pair: { elder, younger, state } }: { pair: DuplicatePair }) => {
  const pair = { person: younger.personRef, andere: elder.personRef };
  if (state === 'merged') return <Undo person={younger.personRef} />;
  return (
    <div class="vz-form">
      <a class="kern-btn kern-btn--secondary" href={`/personen/dubletten/zusammenfuehren${search(pair)}`}>
        <span class="kern-label">{state === 'open' ? 'Dieselbe Person …' : 'Doch dieselbe Person …'}</span>
      </a>
      {state === 'open' && (
        <form method="post" action="/personen/dubletten/verschieden">
          <input type="hidden" name="schluessel" value={newId('f')} />
          <input type="hidden" name="person" value={pair.person} />
          <input type="hidden" name="andere" value={pair.andere} />
          <button type="submit" class="kern-btn kern-btn--tertiary">
            <span class="kern-label">Verschiedene Personen</span>
          </button>
        </form>
      )}
    </div>
  );
};

const Undo = ({ person }: { person: string }) => (
  <form method="post" action="/personen/dubletten/aufheben" class="vz-form">
    <input type="hidden" name="schluessel" value={newId('f')} />
    <input type="hidden" name="person" value={person} />
    <SelectField id={`grund-${person}`} name="grund" label="Warum rückgängig?" required choices={UNDO_REASONS} />
    <button type="submit" class="kern-btn kern-btn--secondary">
      <span class="kern-label">Rückgängig machen</span>
    </button>
  </form>
);
