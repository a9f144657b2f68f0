import type { HandoverRow, HandoverTime } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { Alert } from '../../layout/alert.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { deadlineText, germanDay } from '../../layout/dates.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { handoverStateWord, missingWord, returnReasonWord } from '../../layout/words.js';
import { Lapse } from '../overview/urgent-tables.js';
import { AnswerForms, type AnswerProblem } from './answer-forms.js';
import { FittingRunLinks } from './fitting-runs.js';
import { fieldTexts } from './refusal-words.js';

export interface HandoversData {
  readonly day: string;
  /** The reader's own provider; absent for those who see the whole county. */
  readonly provider?: string | undefined;
  readonly incoming: readonly HandoverRow[];
  readonly outgoing: readonly HandoverRow[];
  readonly answered: readonly HandoverRow[];
  /** Absent for those who may not see the times of pairs. */
  readonly times?: readonly HandoverTime[] | undefined;
  /** Names of persons by reference, for those who may see them. */
  readonly names: Names;
  readonly nextIncoming?: string | undefined;
  readonly nextOutgoing?: string | undefined;
  readonly nextAnswered?: string | undefined;
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
    <section id="eingehend" aria-labelledby="eingehend-titel">
      <h2 class="kern-heading-medium" id="eingehend-titel">
        {data.provider === undefined ? 'Offene Übergaben' : 'Eingehend: Sie sind dran'}
      </h2>
      <OpenHandovers
        data={data}
        rows={data.incoming}
        next={data.nextIncoming}
        side={data.provider === undefined ? 'county' : 'incoming'}
      />
    </section>
    {data.provider !== undefined && (
      <section id="ausgehend" aria-labelledby="ausgehend-titel">
        <h2 class="kern-heading-medium" id="ausgehend-titel">
          Ausgehend: andere sind dran
        </h2>
        <OpenHandovers data={data} rows={data.outgoing} next={data.nextOutgoing} side="outgoing" />
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
        <Times rows={data.times} />
      </section>
    )}
  </>
);

const FIELD_IDS = { reason: 'grund', missing: 'fehlt', followUpRunId: 'kurs' } as const;

/** What was wrong, each with the way to its field; without a field, to the forms of the row. */
const ProblemSummary = ({ problem }: { problem: AnswerProblem }) => {
  const texts = fieldTexts(problem);
  const atFields = (['reason', 'missing', 'followUpRunId'] as const).flatMap((field) => {
    const text = texts[field];
    return text === undefined ? [] : [{ text, at: `#${FIELD_IDS[field]}-${problem.handoverId}` }];
  });
  const faults = atFields.length > 0 ? atFields : [{ text: problem.text, at: `#antwort-${problem.handoverId}` }];
  return (
    <Alert tone="danger" title="Die Antwort wurde nicht gespeichert">
      <ul class="kern-list">
        {faults.map(({ text, at }) => (
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

type Side = 'incoming' | 'outgoing' | 'county';
const EMPTY: Readonly<Record<Side, string>> = {
  incoming: 'Keine Übergabe wartet auf Ihre Antwort. Neue Angebote anderer Träger stehen hier.',
  outgoing: 'Keines Ihrer Angebote wartet auf Antwort.',
  county: 'Keine Übergabe wartet auf Antwort.',
};

const OpenHandovers = ({
  data,
  rows,
  next,
  side,
}: {
  data: HandoversData;
  rows: readonly HandoverRow[];
  next: string | undefined;
  side: Side;
}) => (
  <Table
    caption="Warten auf Antwort, späteste zuerst"
    rows={rows}
    rowKey={(row) => row.handoverId}
    csv={`/uebergaben.csv?stand=offen${side === 'county' ? '' : `&richtung=${side === 'incoming' ? 'eingehend' : 'ausgehend'}`}`}
    next={next}
    empty={EMPTY[side]}
    columns={[
      { head: 'Person', cell: (row) => <Person row={row} names={data.names} /> },
      {
        head: side === 'incoming' ? 'Angebot von' : 'Wer ist dran',
        cell: (row) => (
          <>
            <strong>{side === 'incoming' ? row.from.name : row.to.name}</strong>
            {side === 'county' && <small>Angebot von {row.from.name}</small>}
          </>
        ),
      },
      {
        head: 'Kurs',
        cell: (row) => (
          <>
            {row.courseTitle}
            <small>
              {row.courseEndsOn > data.day ? 'endet' : 'endete'} am {germanDay(row.courseEndsOn)}, Niveau {row.level}
            </small>
          </>
        ),
      },
      {
        head: 'Antwort',
        cell: (row) => (
          <>
            <Badge
              tone={row.answerDueOn < data.day ? 'danger' : 'info'}
              text={deadlineText(row.answerDueOn, data.day)}
            />
            <small>{germanDay(row.answerDueOn)}</small>
          </>
        ),
      },
      { head: 'Recht', cell: (row) => <Lapse on={row.rightLapsesOn} day={data.day} /> },
      side === 'incoming'
        ? {
            head: 'Ihre Antwort',
            cell: (row: HandoverRow) => <AnswerForms row={row} formKey={data.formKey} problem={data.problem} />,
          }
        : { head: 'Was passt', cell: (row: HandoverRow) => <FittingRunLinks row={row} /> },
    ]}
  />
);

const Answered = ({ data }: { data: HandoversData }) => (
  <Table
    caption="Beantwortete Übergaben, neueste zuerst"
    rows={data.answered}
    rowKey={(row) => row.handoverId}
    csv="/uebergaben.csv?stand=beantwortet"
    next={data.nextAnswered}
    empty="Noch keine Übergabe wurde beantwortet."
    columns={[
      { head: 'Person', cell: (row) => <Person row={row} names={data.names} /> },
      {
        head: 'Von – an',
        cell: (row) => (
          <>
            {row.from.name}
            <small>an {row.to.name}</small>
          </>
        ),
      },
      {
        head: 'Ergebnis',
        cell: (row) => (
          <>
            <Badge tone={stateTone(row.state)} text={handoverStateWord(row.state)} />
            <small>{row.answeredOn === undefined ? '' : germanDay(row.answeredOn)}</small>
          </>
        ),
      },
      { head: 'Grund', cell: (row) => reasonText(row) },
    ]}
  />
);

const Times = ({ rows }: { rows: readonly HandoverTime[] }) => (
  <Table
    caption="Tage vom Ende des Kurses bis zur Annahme, langsamste zuerst; gezeigt ab fünf Übergaben"
    rows={rows}
    rowKey={(row) => `${row.from.id}-${row.to.id}`}
    csv="/uebergaben/zeiten.csv"
    empty="Zeiten werden gezeigt, sobald ein Paar von Trägern fünf Übergaben abgeschlossen hat."
    columns={[
      { head: 'Von', cell: (row) => row.from.name },
      { head: 'An', cell: (row) => row.to.name },
      { head: 'Übergaben', numeric: true, cell: (row) => row.count },
      { head: 'Hälfte bis (Tage)', numeric: true, cell: (row) => row.median },
      { head: '90 % bis (Tage)', numeric: true, cell: (row) => row.p90 },
    ]}
  />
);

const Person = ({ row, names }: { row: HandoverRow; names: Names }) => (
  <>
    <PersonLink personRef={row.personRef} names={names} />
    <small>
      {[row.municipality?.name, row.childcare ? 'braucht Kinderbetreuung' : undefined].filter(Boolean).join(', ')}
    </small>
  </>
);

const reasonText = (row: HandoverRow): string =>
  row.reason === undefined
    ? 'keiner'
    : [returnReasonWord(row.reason), ...(row.missing ?? []).map((datum) => `${missingWord(datum)} fehlt`)].join(', ');

function stateTone(state: HandoverRow['state']): Tone {
  switch (state) {
    case 'accepted':
    case 'follow-up-started':
      return 'success';
    case 'returned':
    case 'withdrawn':
      return 'warning';
    case 'offered':
      return 'info';
  }
}
