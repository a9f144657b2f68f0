import type { CourseRun, FoundPerson, TakenInRow } from '../../api/persons.js';
import type { Paged } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { germanDay } from '../../layout/dates.js';
import { Disputed } from '../../layout/disputed.js';
import { type FormProblem, FormSummary, SelectField, TextField } from '../../layout/form-fields.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { levelWord, nameReasonWord } from '../../layout/words.js';
import { NAME_REASONS } from '../case/name-form.js';
import type { SearchForm } from './person-forms.js';

export interface PersonsData {
  readonly today: string;
  readonly search: SearchForm;
  readonly problem: FormProblem | undefined;
  /** Whether this reader names a reason before it sees names. */
  readonly asksWhy: boolean;
  readonly mayTakeIn: boolean;
  readonly mayDecideDuplicates: boolean;
  /** Undefined: nothing was searched for yet. */
  readonly found: readonly FoundPerson[] | undefined;
  /** Of a provider: whom it took in, and its courses that run or begin. */
  readonly own:
    { readonly takenIn: Paged<TakenInRow>; readonly names: Names; readonly runs: readonly CourseRun[] } | undefined;
}

export const PersonsPage = (data: PersonsData) => (
  <>
    <FormSummary title="So kann nicht gesucht werden" problem={data.problem} />
    <section aria-labelledby="suche">
      <h2 class="kern-heading-medium" id="suche">
        Suchen
      </h2>
      <p class="kern-body">
        Der Nachname genügt, auch so ungefähr, wie er klingt. Ein Geburtsdatum am 1. Januar gilt als nicht bekannt.
      </p>
      <SearchFields {...data} />
    </section>
    {data.found !== undefined && (
      <Found found={data.found} search={data.search} mayTakeIn={data.mayTakeIn} today={data.today} />
    )}
    {data.found === undefined && data.mayTakeIn && (
      <p class="kern-body">
        <a class="kern-link" href="/personen/aufnehmen">
          Neue Person aufnehmen
        </a>{' '}
        – vorher wird geprüft, ob sie schon bekannt ist.
      </p>
    )}
    {data.mayDecideDuplicates && (
      <p class="kern-body">
        <a class="kern-link" href="/personen/dubletten">
          Wer vielleicht zweimal aufgenommen ist
        </a>
      </p>
    )}
    {data.own && <Own {...data.own} />}
  </>
);

const SearchFields = ({ search, problem, asksWhy }: PersonsData) => (
  <form method="post" action="/personen/suche" class="vz-form vz-form--row">
    <TextField
      name="nachname"
      label="Nachname"
      value={search.nachname}
      required
      maxLength={100}
      error={problem?.fields['nachname']}
    />
    <TextField
      name="vorname"
      label="Vorname"
      value={search.vorname}
      maxLength={100}
      error={problem?.fields['vorname']}
    />
    <TextField
      name="geburtsdatum"
      type="date"
      label="Geburtsdatum"
      value={search.geburtsdatum}
      error={problem?.fields['geburtsdatum']}
    />
    {asksWhy && (
      <SelectField
        name="grund"
        label="Wozu brauchen Sie die Namen?"
        value={search.grund}
        choices={NAME_REASONS.map((value) => ({ value, text: nameReasonWord(value) }))}
        none="ohne Namen suchen"
        hint="Ihr Konto, der Zeitpunkt und der Grund werden vermerkt."
      />
    )}
    <div>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Suchen</span>
      </button>
    </div>
  </form>
);

const Found = ({
  found,
  search,
  mayTakeIn,
  today,
}: Pick<PersonsData, 'search' | 'mayTakeIn' | 'today'> & { found: readonly FoundPerson[] }) => (
  <section aria-labelledby="gefunden">
    <h2 class="kern-heading-medium" id="gefunden">
      Ist sie schon bekannt?
    </h2>
    <FoundTable found={found} today={today} />
    {mayTakeIn && (
      <form method="post" action="/personen/aufnehmen/vorbereiten" class="vz-form">
        <input type="hidden" name="nachname" value={search.nachname} />
        <input type="hidden" name="vorname" value={search.vorname} />
        <input type="hidden" name="geburtsdatum" value={search.geburtsdatum ?? ''} />
        <div>
          <button type="submit" class="kern-btn kern-btn--secondary">
            <span class="kern-label">{found.length === 0 ? 'Neu aufnehmen' : 'Keine davon: neu aufnehmen'}</span>
          </button>
        </div>
      </form>
    )}
  </section>
);

/** Persons that a search found, each with what agrees; the name where the reader may see it. */
export const FoundTable = ({ found, today }: { found: readonly FoundPerson[]; today: string }) => (
  <Table
    caption="Gefundene Personen, die ähnlichsten zuerst"
    rows={found}
    rowKey={(row) => row.personRef}
    empty="Niemand, von dem Sie wissen dürfen, heißt so oder so ähnlich."
    columns={[
      {
        head: 'Person',
        cell: (row) => (
          <>
            <PersonLink
              personRef={row.personRef}
              day={today}
              names={
                row.familyName === undefined
                  ? new Map()
                  : new Map([[row.personRef, `${row.givenName ?? ''} ${row.familyName}`.trim()]])
              }
            />{' '}
            <Disputed data={row.disputed} datum="identity" />
          </>
        ),
      },
      { head: 'Name', cell: ({ match }) => (match.names > 0 ? 'gleich geschrieben' : 'klingt gleich') },
      { head: 'Geburtsdatum', cell: ({ match }) => BIRTH[match.birthDate] },
    ]}
  />
);

const BIRTH = { same: 'gleich', different: 'anders', unknown: 'nicht bekannt' } as const;

const Own = ({ takenIn, names, runs }: NonNullable<PersonsData['own']>) => (
  <>
    <section aria-labelledby="aufgenommen">
      <h2 class="kern-heading-medium" id="aufgenommen">
        Von Ihnen aufgenommen
      </h2>
      <Table
        caption="Personen, die Sie aufgenommen haben, die letzten zuerst"
        rows={takenIn.rows}
        rowKey={(row) => row.personRef}
        next={
          takenIn.next === undefined
            ? undefined
            : `/personen?${new URLSearchParams({ ab: takenIn.next }).toString()}#aufgenommen`
        }
        csv="/personen/aufgenommen.csv"
        empty="Sie haben noch niemanden aufgenommen."
        columns={[
          {
            head: 'Person',
            cell: (row) => (
              <>
                <PersonLink personRef={row.personRef} names={names} /> <Disputed data={row.disputed} datum="identity" />
              </>
            ),
          },
          { head: 'Aufgenommen am', cell: (row) => germanDay(row.takenInOn) },
          {
            head: 'Wohnort',
            cell: (row) => (
              <>
                {row.municipality?.name ?? 'nicht bekannt'} <Disputed data={row.disputed} datum="municipality" />
              </>
            ),
          },
          {
            head: 'Sprachstand',
            cell: (row) => (
              <>
                {row.level === undefined ? 'noch nicht festgestellt' : levelWord(row.level)}{' '}
                <Disputed data={row.disputed} datum="level" />
              </>
            ),
          },
          {
            head: 'Nächster Schritt',
            cell: (row) =>
              row.registered ? (
                'angemeldet'
              ) : (
                <a class="kern-link" href={`/personen/${encodeURIComponent(row.personRef)}/weiter`}>
                  anmelden oder vormerken
                </a>
              ),
          },
        ]}
      />
    </section>
    <section aria-labelledby="kurse">
      <h2 class="kern-heading-medium" id="kurse">
        Ihre Kurse
      </h2>
      <Table
        caption="Kurse, die laufen oder bevorstehen, mit ihren Teilnehmenden"
        rows={runs}
        rowKey={(run) => run.runId}
        empty="Keiner Ihrer Kurse läuft oder steht bevor."
        columns={[
          {
            head: 'Kurs',
            cell: (run) => (
              <a class="kern-link" href={`/kurse/${encodeURIComponent(run.runId)}`}>
                {run.title}
              </a>
            ),
          },
          { head: 'Niveau', cell: (run) => `${levelWord(run.entryLevel)} – ${levelWord(run.targetLevel)}` },
          { head: 'Beginn', cell: (run) => germanDay(run.startsOn) },
          { head: 'Belegt', numeric: true, cell: (run) => `${run.seats - run.seatsFree} von ${run.seats}` },
        ]}
      />
    </section>
  </>
);
