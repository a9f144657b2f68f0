import { DisputesUnknown } from '../../layout/disputed.js';
import type { Balance, EndingRun, FollowUpRun, Paper } from '../../api/handovers.js';
import type { Named } from '../../api/integration-status.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { search } from '../../api/api-client.js';
import { counted, deadlineText, germanDay } from '../../layout/dates.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { type Column, Table } from '../../layout/table.js';
import { courseTypeWord, levelWord } from '../../layout/words.js';
import { type FormProblem, FormProblemSummary } from '../handovers/form-problem.js';
import { COORDINATION_PATH, type ItemForm, type MeetingForm } from './coordination.query.js';
import { Meetings } from './meetings.js';

/** An own participant whose course ends soon and who is not handed over yet. */
export interface Waiting {
  readonly personRef: string;
  readonly registrationId: string;
  readonly run: EndingRun;
}

export interface CoordinationData {
  readonly paper: Paper;
  readonly today: string;
  readonly receivers: readonly Named[];
  /** The providers for which the reader acts. */
  readonly own: readonly string[];
  /** Whether the reader records meetings and what is agreed. */
  readonly coordinates: boolean;
  readonly waiting: readonly Waiting[];
  readonly names: Names;
  readonly disputes: Disputes;
  /** What an item can be about, by kind and id. */
  readonly subjects: readonly (readonly [string, string])[];
  readonly formKey: string;
  readonly typed?: { readonly item?: ItemForm; readonly meeting?: MeetingForm } | undefined;
  readonly problem?: FormProblem | undefined;
}

export const CoordinationPage = (data: CoordinationData) => {
  const { paper } = data;
  const places = paper.places.filter(({ ending }) => ending > 0);
  return (
    <>
      {data.problem && <FormProblemSummary problem={data.problem} />}
      <p class="kern-body">
        Kurse, die bis zum {germanDay(paper.until)} enden, gegen freie Folgeplätze und Wartende. Genannt werden Köpfe je
        Kurs, keine Namen.
      </p>
      <section id="niveaus" aria-labelledby="niveaus-titel">
        <h2 class="kern-heading-medium" id="niveaus-titel">
          Reichen die Plätze?
        </h2>
        <Table
          caption="Je Niveau: wer kommt, wo Platz ist, wer schon wartet"
          rows={paper.levels}
          rowKey={(row) => row.level}
          csv={csvOf(data, 'niveaus')}
          empty="In den nächsten acht Wochen endet kein Kurs, und niemand wartet."
          columns={BALANCE}
        />
      </section>
      <DisputesUnknown disputes={data.disputes} />
      {data.waiting.length > 0 && <OffersNow data={data} />}
      <section id="enden" aria-labelledby="enden-titel">
        <h2 class="kern-heading-medium" id="enden-titel">
          Was endet, und wohin geht es?
        </h2>
        <Table
          caption="Kurse, die enden, nächster zuerst"
          rows={paper.ending}
          rowKey={(row) => row.runId}
          csv={csvOf(data, 'enden')}
          empty="In den nächsten acht Wochen endet kein Kurs."
          columns={endingColumns(data)}
        />
      </section>
      <section id="folgeplaetze" aria-labelledby="folgeplaetze-titel">
        <h2 class="kern-heading-medium" id="folgeplaetze-titel">
          Freie Folgeplätze
        </h2>
        <Table
          caption="Kurse, in denen es weitergehen kann, nächster Beginn zuerst"
          rows={paper.followUps}
          rowKey={(row) => row.runId}
          csv={csvOf(data, 'folgeplaetze')}
          empty="Auf diesen Niveaus ist kein Kurs mit freiem Platz geplant."
          columns={FOLLOW_UPS}
        />
      </section>
      <Meetings data={data} />
      {places.length > 0 && (
        <section id="orte" aria-labelledby="orte-titel">
          <h2 class="kern-heading-medium" id="orte-titel">
            Nach Ort
          </h2>
          <Table
            caption="Wo Kurse enden: je Gemeinde und Niveau; alle Orte stehen in der Datei"
            rows={places}
            rowKey={(row) => `${row.municipality?.id ?? ''}-${row.level}`}
            csv={csvOf(data, 'orte')}
            empty="Kein Ort hat etwas abzustimmen."
            columns={[{ head: 'Gemeinde', cell: (row) => row.municipality?.name ?? '' }, ...BALANCE]}
          />
        </section>
      )}
    </>
  );
};

const csvOf = ({ paper, today }: CoordinationData, part: string): string =>
  `${COORDINATION_PATH}.csv${search({ teil: part, tag: paper.day === today ? undefined : paper.day })}`;

/** Seats that are missing, or left over. */
export function balanceText({ ending, freeSeats, waiting }: Balance): string {
  const left = freeSeats - ending - (waiting ?? 0);
  if (left === 0) return 'reicht genau';
  return left > 0 ? `${counted(left, 'Platz', 'Plätze')} übrig` : `${counted(-left, 'Platz fehlt', 'Plätze fehlen')}`;
}

const BALANCE: readonly Column<Balance>[] = [
  { head: 'Niveau', cell: (row) => levelWord(row.level) },
  {
    head: 'Kommen aus Kursen',
    numeric: true,
    cell: (row) => (
      <a href="#enden" class="kern-link">
        {row.ending}
      </a>
    ),
  },
  { head: 'Warten schon', numeric: true, cell: (row) => row.waiting ?? 'unter 5' },
  {
    head: 'Freie Folgeplätze',
    numeric: true,
    cell: (row) => (
      <a href="#folgeplaetze" class="kern-link">
        {row.freeSeats}
      </a>
    ),
  },
  { head: 'Ergebnis', cell: balanceText },
];

const endingColumns = ({ paper }: CoordinationData): readonly Column<EndingRun>[] => [
  {
    head: 'Kurs',
    cell: (row) => (
      <>
        {row.title}
        <small>{courseTypeWord(row.courseType)}</small>
      </>
    ),
  },
  {
    head: 'Träger',
    cell: (row) => (
      <>
        {row.provider.name}
        <small>{row.municipality.name}</small>
      </>
    ),
  },
  {
    head: 'Ende',
    cell: (row) => (
      <>
        {germanDay(row.endsOn)}
        <small>{deadlineText(row.endsOn, paper.day).replace('Frist', 'endet')}</small>
      </>
    ),
  },
  { head: 'Führt zu', cell: (row) => levelWord(row.targetLevel) },
  { head: 'Köpfe', numeric: true, cell: (row) => row.heads },
  { head: 'Übergeben', numeric: true, cell: (row) => row.handedOver ?? '.' },
  {
    head: 'Ohne Anschluss',
    numeric: true,
    cell: (row) => (row.handedOver === null ? '.' : Math.max(0, row.heads - row.handedOver)),
  },
];

const FOLLOW_UPS: readonly Column<FollowUpRun>[] = [
  {
    head: 'Kurs',
    cell: (row) => (
      <>
        {row.title}
        <small>{courseTypeWord(row.courseType)}</small>
      </>
    ),
  },
  {
    head: 'Träger',
    cell: (row) => (
      <>
        {row.provider.name}
        <small>{row.municipality.name}</small>
      </>
    ),
  },
  { head: 'Beginn', cell: (row) => germanDay(row.startsOn) },
  { head: 'Ab Niveau', cell: (row) => levelWord(row.entryLevel) },
  { head: 'Frei', numeric: true, cell: (row) => row.freeSeats },
];

/** A provider's own participants, by name: the offers to be made now. */
const OffersNow = ({ data: { waiting, names, disputes } }: { data: CoordinationData }) => (
  <section id="anbieten" aria-labelledby="anbieten-titel">
    <h2 class="kern-heading-medium" id="anbieten-titel">
      Jetzt anzubieten: Ihre Teilnehmenden ohne Übergabe
    </h2>
    <Table
      caption="Nächstes Kursende zuerst"
      rows={waiting}
      rowKey={(row) => row.registrationId}
      empty="Alle Teilnehmenden Ihrer endenden Kurse sind übergeben."
      columns={[
        { head: 'Person', cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} /> },
        {
          head: 'Kurs',
          cell: (row) => (
            <>
              {row.run.title}
              <small>endet am {germanDay(row.run.endsOn)}</small>
            </>
          ),
        },
        {
          head: 'Nächster Schritt',
          cell: (row) => (
            <a
              class="kern-link"
              href={`/uebergaben/anbieten${search({ person: row.personRef, anmeldung: row.registrationId })}`}
            >
              Übergabe anbieten
            </a>
          ),
        },
      ]}
    />
  </section>
);
