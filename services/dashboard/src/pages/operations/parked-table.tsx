import type { ServiceName } from '../../dashboard-options.js';
import type { ParkedRow } from '../../api/operations.js';
import { Badge } from '../../layout/badge.js';
import { germanInstant } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';

/** A decision about a parked stream that was not taken, with what was entered. */
export interface ParkedProblem {
  readonly service: ServiceName;
  readonly stream: string;
  readonly group: string;
  readonly reason: string;
  readonly text: string;
}

interface ParkedTableProps {
  readonly service: ServiceName;
  readonly rows: readonly ParkedRow[];
  readonly more: boolean;
  readonly problem: ParkedProblem | undefined;
}

/** Streams that wait because an event could not be handled: have it handled again, or give it up for a reason. */
export const ParkedTable = ({ service, rows, more, problem }: ParkedTableProps) => (
  <Table
    caption={`Ströme, die auf eine Entscheidung warten${more ? ' (die ersten)' : ''}`}
    rows={rows}
    rowKey={(row) => `${row.group}-${row.generation}-${row.stream}`}
    csv={`/betrieb/${service}/angehalten.csv`}
    empty=""
    columns={[
      {
        head: 'Strom',
        cell: (row) => (
          <>
            {row.stream}
            <small>{row.group}</small>
          </>
        ),
      },
      {
        head: 'Warum',
        cell: (row) => (
          <>
            {row.reason}
            <small>Kennung {row.correlationId}</small>
          </>
        ),
      },
      {
        head: 'Seit',
        cell: (row) => (
          <>
            {germanInstant(row.parkedAt)}
            <small>{row.failedRetries === 0 ? '' : `${row.failedRetries}-mal vergeblich wiederholt`}</small>
          </>
        ),
      },
      { head: 'Entscheidung', cell: (row) => <Decision service={service} row={row} problem={problem} /> },
    ]}
  />
);

const REQUESTED = { retry: 'wird wiederholt', drop: 'wird verworfen' } as const;

const Decision = ({
  service,
  row,
  problem: refused,
}: {
  service: ServiceName;
  row: ParkedRow;
  problem: ParkedProblem | undefined;
}) => {
  if (row.requested !== undefined) return <Badge tone="info" text={REQUESTED[row.requested]} />;
  const problem = refused?.stream === row.stream && refused.group === row.group ? refused : undefined;
  const path = `/betrieb/${service}/angehalten/${[row.group, row.generation, row.stream].map(encodeURIComponent).join('/')}`;
  const id = `grund-${service}-${row.group}-${row.stream}`;
  return (
    <div class="vz-answer">
      <form method="post" action={`${path}/wiederholen`}>
        <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
          <span class="kern-label">Wiederholen</span>
        </button>
      </form>
      <details open={problem !== undefined}>
        <summary class="kern-link">Verwerfen mit Begründung</summary>
        <form method="post" action={`${path}/verwerfen`} class="vz-inline-form">
          <div class={`kern-form-input${problem ? ' kern-form-input--error' : ''}`}>
            <label class="kern-label" for={id}>
              Begründung, ohne Angaben zu Personen
            </label>
            <input
              class="kern-form-input__input"
              id={id}
              name="grund"
              required
              minLength={3}
              maxLength={300}
              value={problem?.reason ?? ''}
            />
            {problem && <p class="kern-error">{problem.text}</p>}
          </div>
          <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
            <span class="kern-label">Endgültig verwerfen</span>
          </button>
        </form>
      </details>
    </div>
  );
};
