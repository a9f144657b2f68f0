import { search } from '../../api/api-client.js';
import type { HandoverRow, HandoverTime } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { Alert } from '../../layout/alert.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { AnyDisputed, Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import type { Sorting } from '../../layout/sorting.js';
import { type Column, Table } from '../../layout/table.js';
import { handoverStateWord, missingWord, returnReasonWord } from '../../layout/words.js';
import { Lapse } from '../overview/urgent-tables.js';
import { AnswerForms, type AnswerProblem } from './answer-forms.js';
import { HandoverFilterForm } from './filter-form.js';
import { Deadline } from './deadline.js';
import { FittingRunLinks } from './fitting-runs.js';
import { failureWord } from './handover-words.js';
import { type HandoverFilter, PATH } from './handovers.query.js';
import { Arriving, Escalated } from './later-stages.js';
import { WithdrawForm } from './own-steps.js';
import { ProblemSummary } from './problem-summary.js';
import { RowLinks } from './row-links.js';

/** What stands around the rows of a list: the next ones, and how they are sorted. */
export interface ListAround {
  readonly next: string | undefined;
  readonly sorting: Sorting | undefined;
}
export type List = ListAround & { readonly rows: readonly HandoverRow[] };

export interface HandoversData {
  readonly day: string;
  readonly today: string;
  /** Whether the reader is a provider; others see the whole county. */
  readonly provider: boolean;
  readonly filter: HandoverFilter;
  /** The day in the address. */
  readonly tag: string | undefined;
  readonly incoming: List;
  readonly outgoing: List;
  readonly answered: List;
  /** As of today alone. */
  readonly arriving?: List | undefined;
  readonly escalated?: List | undefined;
  /** The providers for which the reader acts. */
  readonly own: readonly string[];
  readonly mayOffer: boolean;
  readonly mayMediate: boolean;
  /** Absent for those who may not see the times of pairs. */
  readonly times?: { readonly rows: readonly HandoverTime[]; readonly sorting: Sorting | undefined } | undefined;
  /** Names of persons by reference, for those who may see them. */
  readonly names: Names;
  readonly formKey: string;
  readonly problem?: AnswerProblem | undefined;
  /** The lists do not show the reader's last answer yet. */
  readonly behind?: boolean;
}

export const HandoversPage = (data: HandoversData) => (
  <>
    {data.behind && (
      <Alert
        tone="info"
        title="Ihre Antwort ist gespeichert. Die Listen zeigen sie in wenigen Augenblicken; bitte laden Sie die Seite neu."
      />
    )}
    {data.problem && <ProblemSummary problem={data.problem} />}
    {data.day < data.today && <p class="kern-body">Geantwortet wird auf der Seite von heute.</p>}
    <PartnerLinks data={data} />
    <HandoverFilterForm data={data} />
    {data.escalated && data.escalated.rows.length > 0 && (
      <section id="gemeldet" aria-labelledby="gemeldet-titel">
        <h2 class="kern-heading-medium" id="gemeldet-titel">
          An die Kurskoordination gemeldet
        </h2>
        <Escalated data={data} list={data.escalated} person={personColumn(data.names)} />
      </section>
    )}
    <section id="eingehend" aria-labelledby="eingehend-titel">
      <h2 class="kern-heading-medium" id="eingehend-titel">
        {data.provider ? 'Eingehend: Sie sind dran' : 'Offene Übergaben'}
      </h2>
      <OpenHandovers data={data} list={data.incoming} side={data.provider ? 'incoming' : 'county'} />
    </section>
    {data.provider && (
      <section id="ausgehend" aria-labelledby="ausgehend-titel">
        <h2 class="kern-heading-medium" id="ausgehend-titel">
          Ausgehend: andere sind dran
        </h2>
        <OpenHandovers data={data} list={data.outgoing} side="outgoing" />
      </section>
    )}
    {data.arriving && (
      <section id="anschluss" aria-labelledby="anschluss-titel">
        <h2 class="kern-heading-medium" id="anschluss-titel">
          Angenommen: der Anschluss steht aus
        </h2>
        <Arriving data={data} list={data.arriving} person={personColumn(data.names)} />
      </section>
    )}
    <section id="beantwortet" aria-labelledby="beantwortet-titel">
      <h2 class="kern-heading-medium" id="beantwortet-titel">
        Zuletzt beantwortet
      </h2>
      <Answered data={data} />
    </section>
    {data.times && (
      <section id="zeiten" aria-labelledby="zeiten-titel">
        <h2 class="kern-heading-medium" id="zeiten-titel">
          Zeiten zwischen Trägern
        </h2>
        <Times times={data.times} provider={data.provider} />
        <p class="kern-body">
          <a class="kern-link" href="/uebergaben/zeiten">
            Zeiten der einzelnen Schritte, auch nach Kursart und Gemeinde
          </a>
        </p>
      </section>
    )}
  </>
);

type Side = 'incoming' | 'outgoing' | 'county';
const DIRECTION = { incoming: 'eingehend', outgoing: 'ausgehend', county: undefined } as const;
const EMPTY: Readonly<Record<Side, string>> = {
  incoming: 'Keine Übergabe wartet auf Ihre Antwort. Neue Angebote anderer Träger stehen hier.',
  outgoing: 'Keines Ihrer Angebote wartet auf Antwort.',
  county: 'Keine Übergabe wartet auf Antwort.',
};

const NARROWED = 'Zu dieser Auswahl gibt es keine Übergabe.';
const isNarrowed = ({ filter }: HandoversData): boolean => Object.values(filter).some((value) => value !== undefined);

const OpenHandovers = ({ data, list, side }: { data: HandoversData; list: List; side: Side }) => (
  <Table
    caption="Warten auf Antwort, späteste zuerst"
    rows={list.rows}
    rowKey={(row) => row.handoverId}
    csv={`/uebergaben.csv${search({ stand: 'offen', richtung: DIRECTION[side], tag: data.tag, von: data.filter.von, an: data.filter.an })}`}
    next={list.next}
    sorting={list.sorting}
    empty={isNarrowed(data) ? NARROWED : EMPTY[side]}
    columns={[
      personColumn(data.names),
      {
        head: side === 'incoming' ? 'Angebot von' : 'Wer ist dran',
        sortBy: (row) => (side === 'incoming' ? row.from.name : row.to.name),
        cell: (row) => (
          <>
            <strong>{side === 'incoming' ? row.from.name : row.to.name}</strong>
            {side === 'county' && <small>Angebot von {row.from.name}</small>}
          </>
        ),
      },
      {
        head: 'Kurs',
        sortBy: (row) => row.courseEndsOn,
        cell: (row) => (
          <>
            {row.courseTitle}
            <small>
              {row.courseEndsOn > data.day ? 'endet' : 'endete'} am {germanDay(row.courseEndsOn)}, Niveau {row.level}
            </small>{' '}
            <Disputed data={row.disputed} datum="level" />
          </>
        ),
      },
      {
        head: 'Antwort',
        sortBy: (row) => row.nextDueOn ?? row.answerDueOn,
        cell: (row) => <Deadline row={row} day={data.day} />,
      },
      {
        head: 'Recht',
        sortBy: (row) => row.rightLapsesOn ?? '9999',
        cell: (row) => (
          <>
            <Lapse on={row.rightLapsesOn} day={data.day} /> <Disputed data={row.disputed} datum="entitlement" />
          </>
        ),
      },
      side === 'incoming' && data.day === data.today
        ? {
            head: 'Ihre Antwort',
            cell: (row: HandoverRow) => (
              <>
                <Passed row={row} />
                <AnswerForms row={row} formKey={data.formKey} problem={data.problem} />
                <RowLinks row={row} data={data} />
              </>
            ),
          }
        : {
            head: 'Was passt',
            cell: (row: HandoverRow) => (
              <>
                <FittingRunLinks row={row} />
                {side === 'outgoing' && data.day === data.today && (
                  <WithdrawForm row={row} provider={row.from.id} formKey={data.formKey} problem={data.problem} />
                )}
                {data.day === data.today && <RowLinks row={row} data={data} />}
              </>
            ),
          },
    ]}
  />
);

/** What the receiver may see of the person. */
const Passed = ({ row }: { row: HandoverRow }) =>
  row.passes === undefined ? null : <small>Übermittelt: {row.passes.map(missingWord).join(', ')}</small>;

/** The pages beside this one. */
const PartnerLinks = ({ data }: { data: HandoversData }) => (
  <ul class="vz-links">
    {data.times && (
      <li>
        <a class="kern-link" href="/uebergaben/vereinbarungen">
          Vereinbarungen zwischen Trägern
        </a>
      </li>
    )}
    {data.mayMediate && (
      <li>
        <a class="kern-link" href="/uebergaben/vermittlung">
          Vermittlung
        </a>
      </li>
    )}
  </ul>
);

const Answered = ({ data }: { data: HandoversData }) => (
  <Table
    caption="Beantwortete Übergaben, neueste zuerst"
    rows={data.answered.rows}
    rowKey={(row) => row.handoverId}
    csv={`/uebergaben.csv${search({ stand: 'beantwortet', tag: data.tag, ...data.filter })}`}
    next={data.answered.next}
    sorting={data.answered.sorting}
    empty={isNarrowed(data) ? NARROWED : 'Noch keine Übergabe wurde beantwortet.'}
    columns={[
      personColumn(data.names),
      {
        head: 'Von – an',
        sortBy: (row) => row.from.name,
        cell: (row) => (
          <>
            {row.from.name}
            <small>an {row.to.name}</small>
          </>
        ),
      },
      {
        head: 'Ergebnis',
        sortBy: (row) => row.answeredOn ?? '',
        cell: (row) => (
          <>
            <Badge tone={stateTone(row.state)} text={handoverStateWord(row.state)} />
            <small>{row.answeredOn === undefined ? '' : germanDay(row.answeredOn)}</small>
          </>
        ),
      },
      { head: 'Grund', sortBy: reasonText, cell: reasonText },
      { head: 'Nächster Schritt', cell: (row) => <RowLinks row={row} data={data} /> },
    ]}
  />
);

const Times = ({
  times: { rows, sorting },
  provider,
}: {
  times: NonNullable<HandoversData['times']>;
  provider: boolean;
}) => (
  <Table
    caption={`Tage vom Ende des Kurses bis zur Annahme, langsamste zuerst; gezeigt ab fünf Übergaben${provider ? ' eines Paares' : ''}`}
    rows={rows}
    rowKey={(row) => `${row.from.id}-${row.to.id}`}
    csv="/uebergaben/zeiten.csv"
    sorting={sorting}
    empty="Zeiten werden gezeigt, sobald ein Paar von Trägern fünf Übergaben abgeschlossen hat."
    columns={[
      { head: 'Von', sortBy: (row) => row.from.name, cell: (row) => row.from.name },
      { head: 'An', sortBy: (row) => row.to.name, cell: (row) => row.to.name },
      timeColumn('Übergaben', (row) => row.count),
      timeColumn('Hälfte bis (Tage)', (row) => row.median),
      timeColumn('90 % bis (Tage)', (row) => row.p90),
    ]}
  />
);

/** A number of a pair leads to the hand-overs that it is counted from. */
const timeColumn = (head: string, numberOf: (row: HandoverTime) => number): Column<HandoverTime> => ({
  head,
  numeric: true,
  sortBy: numberOf,
  cell: (row) => (
    <a
      class="kern-link"
      href={`${PATH}${search({ von: row.from.id, an: row.to.id, ergebnis: 'angenommen' })}#beantwortet`}
    >
      {numberOf(row)}
    </a>
  ),
});

const personColumn = (names: Names): Column<HandoverRow> => ({
  head: 'Person',
  sortBy: (row) => names.get(row.personRef) ?? row.personRef,
  cell: (row) => <Person row={row} names={names} />,
});

const Person = ({ row, names }: { row: HandoverRow; names: Names }) => (
  <>
    <PersonLink personRef={row.personRef} names={names} /> <Disputed data={row.disputed} datum="identity" />
    <small>
      {[row.municipality?.name, row.childcare ? 'braucht Kinderbetreuung' : undefined].filter(Boolean).join(', ')}
    </small>{' '}
    <AnyDisputed data={row.disputed} of={['municipality', 'needs']} />
  </>
);

const reasonText = (row: HandoverRow): string =>
  row.reason === undefined
    ? row.failure === undefined
      ? 'keiner'
      : failureWord(row.failure)
    : [returnReasonWord(row.reason), ...(row.missing ?? []).map((datum) => `${missingWord(datum)} fehlt`)].join(', ');

function stateTone(state: HandoverRow['state']): Tone {
  switch (state) {
    case 'accepted':
    case 'follow-up-started':
      return 'success';
    case 'returned':
    case 'withdrawn':
      return 'warning';
    case 'expired':
    case 'failed':
      return 'danger';
    case 'offered':
      return 'info';
  }
}
