import type { HandoverRow } from '../../api/integration-status.js';
import { type Column, Table } from '../../layout/table.js';
import { Deadline } from './deadline.js';
import type { HandoversData, List } from './handovers.page.js';
import { FailForm, WithdrawForm } from './own-steps.js';
import { RowLinks } from './row-links.js';

interface StageProps {
  readonly data: HandoversData;
  readonly list: List;
  readonly person: Column<HandoverRow>;
}

const parties: Column<HandoverRow> = {
  head: 'Von – an',
  sortBy: (row) => row.from.name,
  cell: (row) => (
    <>
      {row.from.name}
      <small>an {row.to.name}</small>
    </>
  ),
};

/** Accepted ones whose follow-up has not begun: watched until it does, or is recorded as come to nothing. */
export const Arriving = ({ data, list, person }: StageProps) => (
  <Table
    caption="Angenommen, der Anschlusskurs hat noch nicht begonnen; nächste Frist zuerst"
    rows={list.rows}
    rowKey={(row) => row.handoverId}
    csv="/uebergaben.csv?stand=angenommen"
    next={list.next}
    sorting={list.sorting}
    empty="Jede angenommene Übergabe hat ihren Anschlusskurs begonnen."
    columns={[
      person,
      parties,
      {
        head: 'Beginn',
        sortBy: (row) => row.nextDueOn ?? '9999',
        cell: (row) => <Deadline row={row} day={data.day} />,
      },
      {
        head: 'Nächster Schritt',
        cell: (row) => {
          const acting = [row.to.id, row.from.id].find((id) => data.own.includes(id));
          return (
            <>
              {acting !== undefined && (
                <FailForm row={row} provider={acting} formKey={data.formKey} problem={data.problem} />
              )}
              {data.own.includes(row.from.id) && (
                <WithdrawForm row={row} provider={row.from.id} formKey={data.formKey} problem={data.problem} />
              )}
              <RowLinks row={row} data={data} />
            </>
          );
        },
      },
    ]}
  />
);

/** Those whose deadline has passed and that the coordination was told of. */
export const Escalated = ({ data, list, person }: StageProps) => (
  <Table
    caption="Frist überschritten und an die Kurskoordination gemeldet"
    rows={list.rows}
    rowKey={(row) => row.handoverId}
    csv="/uebergaben.csv?stand=gemeldet"
    next={list.next}
    sorting={list.sorting}
    empty="Der Kurskoordination ist keine Übergabe gemeldet."
    columns={[
      person,
      parties,
      { head: 'Frist', sortBy: (row) => row.nextDueOn ?? '', cell: (row) => <Deadline row={row} day={data.day} /> },
      {
        head: 'Wer ist dran',
        sortBy: (row) => row.to.name,
        cell: (row) => (
          <>
            <strong>{row.to.name}</strong>
            <small>{row.state === 'offered' ? 'Antwort auf das Angebot' : 'Beginn des Anschlusskurses'}</small>
          </>
        ),
      },
      { head: 'Nächster Schritt', cell: (row) => <RowLinks row={row} data={data} /> },
    ]}
  />
);
