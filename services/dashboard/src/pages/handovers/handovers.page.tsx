import type { HandoverRow, HandoverTime } from '../../api/integration-status.js';
import type { ApiProblem } from '../../api/api-client.js';
import { Alert } from '../../layout/alert.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { deadlineText, germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { handoverStateWord, missingWord, returnReasonWord } from '../../layout/words.js';
import { FittingRunLinks } from './fitting-runs.js';

export interface HandoversData {
  readonly day: string;
  /** The reader's own provider; absent for those who see the whole county. */
  readonly provider?: string;
  readonly incoming: readonly HandoverRow[];
  readonly outgoing: readonly HandoverRow[];
  readonly answered: readonly HandoverRow[];
  readonly times: readonly HandoverTime[];
  /** Names of persons by reference, for those who may see them. */
  readonly names: ReadonlyMap<string, string>;
  readonly nextIncoming?: string | undefined;
  readonly nextOutgoing?: string | undefined;
  readonly nextAnswered?: string | undefined;
  readonly problem?: { readonly handoverId: string; readonly error: ApiProblem } | undefined;
}

const RETURN_REASONS = ['no-free-seat', 'level-does-not-fit', 'data-missing', 'childcare-missing', 'too-far', 'time-of-day-does-not-fit', 'person-declined'] as const;
const MISSING = ['level', 'certificate', 'needs', 'entitlement', 'contact'] as const;

export const HandoversPage = (data: HandoversData) => (
  <>
    {data.problem && (
      <Alert tone="danger" title="Die Antwort wurde nicht gespeichert">
        <p class="kern-body">
          {data.problem.error.detail} <a class="kern-link" href={`#antwort-${data.problem.handoverId}`}>Zur Übergabe</a>
        </p>
      </Alert>
    )}
    <section id="eingehend" aria-labelledby="eingehend-titel">
      <h2 class="kern-heading-medium" id="eingehend-titel">
        {data.provider === undefined ? 'Offene Übergaben' : 'Eingehende Übergaben'}
      </h2>
      <OpenHandovers data={data} rows={data.incoming} next={data.nextIncoming} answerable={data.provider !== undefined} />
    </section>
    {data.provider !== undefined && (
      <section id="ausgehend" aria-labelledby="ausgehend-titel">
        <h2 class="kern-heading-medium" id="ausgehend-titel">
          Ausgehende Übergaben
        </h2>
        <OpenHandovers data={data} rows={data.outgoing} next={data.nextOutgoing} answerable={false} />
      </section>
    )}
    <section id="beantwortet" aria-labelledby="beantwortet-titel">
      <h2 class="kern-heading-medium" id="beantwortet-titel">
        Zuletzt beantwortet
      </h2>
      <Table
        caption="Beantwortete Übergaben, neueste zuerst"
        rows={data.answered}
        rowKey={(row) => row.handoverId}
        next={data.nextAnswered}
        empty="Noch keine Übergabe wurde beantwortet."
        columns={[
          { head: 'Person', cell: (row) => <Person row={row} names={data.names} /> },
          { head: 'Von – an', cell: (row) => `${row.from.name} – ${row.to.name}` },
          { head: 'Ergebnis', cell: (row) => <Badge tone={stateTone(row.state)} text={handoverStateWord(row.state)} /> },
          { head: 'Am', cell: (row) => (row.answeredOn === undefined ? '' : germanDay(row.answeredOn)) },
          { head: 'Grund', cell: (row) => [row.reason === undefined ? '' : returnReasonWord(row.reason), ...(row.missing ?? []).map(missingWord)].filter(Boolean).join(', ') },
        ]}
      />
    </section>
    <section id="zeiten" aria-labelledby="zeiten-titel">
      <h2 class="kern-heading-medium" id="zeiten-titel">
        Zeiten zwischen Trägern
      </h2>
      <Table
        caption="Tage vom Ende des Kurses bis zur Annahme, ab fünf Übergaben"
        rows={data.times}
        rowKey={(row) => `${row.from.id}-${row.to.id}`}
        csv="/uebergaben/zeiten.csv"
        empty="Zeiten werden gezeigt, sobald ein Paar von Trägern fünf Übergaben abgeschlossen hat."
        columns={[
          { head: 'Von – an', cell: (row) => `${row.from.name} – ${row.to.name}` },
          { head: 'Übergaben', numeric: true, cell: (row) => row.count },
          { head: 'Hälfte bis (Tage)', numeric: true, cell: (row) => row.median },
          { head: '90 % bis (Tage)', numeric: true, cell: (row) => row.p90 },
        ]}
      />
    </section>
  </>
);

const OpenHandovers = ({ data, rows, next, answerable }: { data: HandoversData; rows: readonly HandoverRow[]; next: string | undefined; answerable: boolean }) => (
  <Table
    caption="Warten auf Antwort, späteste zuerst"
    rows={rows}
    rowKey={(row) => row.handoverId}
    csv="/uebergaben.csv?stand=offen"
    next={next}
    empty={answerable ? 'Keine Übergabe wartet auf Ihre Antwort.' : 'Keine Übergabe wartet auf Antwort.'}
    columns={[
      { head: 'Person', cell: (row) => <Person row={row} names={data.names} /> },
      { head: 'Von – an', cell: (row) => `${row.from.name} – ${row.to.name}` },
      { head: 'Kurs', cell: (row) => <>{row.courseTitle}<br /><small>{row.courseEndsOn > data.day ? 'endet' : 'endete'} am {germanDay(row.courseEndsOn)}, Niveau {row.level}</small></> },
      { head: 'Antwort', cell: (row) => <><Badge tone={row.answerDueOn < data.day ? 'danger' : 'info'} text={deadlineText(row.answerDueOn, data.day)} /><br /><small>{germanDay(row.answerDueOn)}</small></> },
      answerable ? { head: 'Ihre Antwort', cell: (row) => <AnswerForms row={row} problem={data.problem} /> } : { head: 'Passende Kurse', cell: (row) => <FittingRunLinks row={row} /> },
    ]}
  />
);

const Person = ({ row, names }: { row: HandoverRow; names: ReadonlyMap<string, string> }) => (
  <>
    <a class="kern-link" href={`/faelle/${row.personRef}`}>
      {names.get(row.personRef) ?? row.personRef}
    </a>
    {row.municipality && (
      <>
        <br />
        <small>
          {row.municipality.name}
          {row.childcare && ', braucht Kinderbetreuung'}
        </small>
      </>
    )}
  </>
);

const AnswerForms = ({ row, problem }: { row: HandoverRow; problem: HandoversData['problem'] }) => {
  const wrong = problem?.handoverId === row.handoverId;
  return (
    <div id={`antwort-${row.handoverId}`} class="vz-answer">
      <form method="post" action={`/uebergaben/${row.handoverId}/annehmen`}>
        <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
          <span class="kern-label">Annehmen</span>
        </button>
      </form>
      <details open={wrong}>
        <summary class="kern-link">Zurückgeben mit Begründung</summary>
        <form method="post" action={`/uebergaben/${row.handoverId}/zurueckgeben`}>
          {wrong && <p class="kern-error">{problem.error.detail}</p>}
          <div class="kern-form-input">
            <label class="kern-label" for={`grund-${row.handoverId}`}>
              Grund
            </label>
            <div class="kern-form-input__select-wrapper">
              <select class="kern-form-input__select" id={`grund-${row.handoverId}`} name="reason" required>
                <option value="">bitte wählen</option>
                {RETURN_REASONS.map((reason) => (
                  <option key={reason} value={reason}>
                    {returnReasonWord(reason)}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <fieldset class="kern-fieldset">
            <legend class="kern-label">Was fehlt</legend>
            {MISSING.map((datum) => (
              <div key={datum} class="kern-form-check">
                <input class="kern-form-check__checkbox" type="checkbox" id={`fehlt-${row.handoverId}-${datum}`} name="missing" value={datum} />
                <label class="kern-label" for={`fehlt-${row.handoverId}-${datum}`}>
                  {missingWord(datum)}
                </label>
              </div>
            ))}
          </fieldset>
          <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
            <span class="kern-label">Zurückgeben</span>
          </button>
        </form>
      </details>
    </div>
  );
};

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
