import type { HandoverRow } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { daysBetween, germanDay } from '../../layout/dates.js';
import { Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import type { Sorting } from '../../layout/sorting.js';
import { Table } from '../../layout/table.js';
import { Deadline } from '../handovers/deadline.js';
import { FittingRunLinks } from '../handovers/fitting-runs.js';

interface EscalatedHandoversProps {
  readonly rows: readonly HandoverRow[];
  readonly names: Names;
  readonly day: string;
  readonly next?: string | undefined;
  readonly sorting?: Sorting | undefined;
}

/** Hand-overs whose deadline passed, so that the coordination was told: whose turn it was, and for how long. */
export const EscalatedHandovers = ({ rows, names, day, ...around }: EscalatedHandoversProps) => (
  <Table
    caption="Frist verstrichen und an die Kurskoordination gemeldet"
    rows={rows}
    rowKey={(row) => row.handoverId}
    csv={`/uebergaben.csv?stand=gemeldet&tag=${day}`}
    {...around}
    empty="Der Kurskoordination ist keine Übergabe gemeldet: Alle Fristen wurden gehalten."
    columns={[
      {
        head: 'Person',
        sortBy: (row) => names.get(row.personRef) ?? row.personRef,
        cell: (row) => (
          <>
            <PersonLink personRef={row.personRef} names={names} day={day} />{' '}
            <Disputed data={row.disputed} datum="identity" />
            <small>{row.municipality?.name ?? 'Wohnort unbekannt'}</small>{' '}
            <Disputed data={row.disputed} datum="municipality" />
          </>
        ),
      },
      {
        head: 'Wer ist dran',
        sortBy: (row) => row.to.name,
        cell: (row) => (
          <>
            <strong>{row.to.name}</strong>
            <small>
              {row.state === 'offered' ? 'Antwort auf das Angebot' : 'Beginn des Anschlusskurses'}, Angebot von{' '}
              {row.from.name}
            </small>
          </>
        ),
      },
      {
        head: 'Gemeldet',
        sortBy: (row) => row.escalatedOn ?? '',
        cell: (row) =>
          row.escalatedOn === undefined ? null : (
            <>
              {agoText(daysBetween(row.escalatedOn, day))}
              <small>{germanDay(row.escalatedOn)}</small>
            </>
          ),
      },
      { head: 'Frist', sortBy: (row) => row.nextDueOn ?? '', cell: (row) => <Deadline row={row} day={day} /> },
      { head: 'Was passt', cell: (row) => <FittingRunLinks row={row} /> },
    ]}
  />
);

const agoText = (days: number): string => {
  if (days === 0) return 'heute';
  return days === 1 ? 'gestern' : `vor ${days} Tagen`;
};
