import type { CsvColumn } from '../../csv/csv.js';
import type { ImportOfService } from '../../api/imports.js';
import type { ServiceName } from '../../dashboard-options.js';
import { Alert } from '../../layout/alert.js';
import { Badge } from '../../layout/badge.js';
import { germanInstant } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { PHASES } from './import-words.js';

export interface PastImportsData {
  readonly rows: readonly ImportOfService[];
  readonly away: readonly ServiceName[];
  /** German title of a kind, by service and kind. */
  readonly titles: ReadonlyMap<string, string>;
}

/** What was brought, when, and what became of it; each can be looked at and undone. */
export const PastImportsPage = ({ rows, away, titles }: PastImportsData) => (
  <>
    {away.length > 0 && <Alert tone="warning" title={`Gerade nicht erreichbar: ${away.join(', ')}.`} />}
    <Table
      caption="Bisherige Importe, die neuesten zuerst"
      rows={rows}
      rowKey={({ service, id }) => `${service}/${id}`}
      csv="/import/laeufe.csv"
      empty={
        <>
          Noch wurde nichts eingespielt.{' '}
          <a class="kern-link" href="/import">
            Eine Datei wählen
          </a>
        </>
      }
      columns={[
        {
          head: 'Begonnen',
          cell: ({ service, id, startedAt }) => (
            <a class="kern-link" href={`/import/laeufe/${service}/${id}`}>
              {germanInstant(startedAt)}
            </a>
          ),
        },
        { head: 'Was', cell: (row) => titleOf(row, titles) },
        { head: 'Wessen Nummern', cell: ({ source = '' }) => source },
        { head: 'Zeilen', numeric: true, cell: ({ rows: count }) => count },
        { head: 'Neu', numeric: true, cell: ({ report }) => report?.created ?? '' },
        { head: 'Fehlerhaft', numeric: true, cell: ({ report }) => report?.wrong ?? '' },
        { head: 'Stand', cell: ({ state }) => <Badge {...PHASES[state]} /> },
      ]}
    />
    <p class="kern-body">
      <a class="kern-link" href="/import">
        Eine Datei wählen
      </a>
    </p>
  </>
);

const titleOf = ({ service, kind }: ImportOfService, titles: PastImportsData['titles']): string =>
  titles.get(`${service}/${kind}`) ?? kind;

export const pastColumns = (titles: PastImportsData['titles']): readonly CsvColumn<ImportOfService>[] => [
  { head: 'Begonnen', cell: ({ startedAt }) => germanInstant(startedAt) },
  { head: 'Was', cell: (row) => titleOf(row, titles) },
  { head: 'Wessen Nummern', cell: ({ source }) => source },
  { head: 'Zeilen', cell: ({ rows }) => rows },
  { head: 'Neu', cell: ({ report }) => report?.created },
  { head: 'Ergänzt', cell: ({ report }) => report?.changed },
  { head: 'Schon bekannt', cell: ({ report }) => report?.unchanged },
  { head: 'Fehlerhaft', cell: ({ report }) => report?.wrong },
  { head: 'Stand', cell: ({ state }) => PHASES[state].text },
];
