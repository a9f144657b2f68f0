import { type ApiClient, search } from '../../api/api-client.js';
import type { Board, Named } from '../../api/integration-status.js';
import type { CsvColumn } from '../../csv/csv.js';
import type { Sorting } from '../../layout/sorting.js';
import { Table } from '../../layout/table.js';
import { departmentWord, stageWord } from '../../layout/words.js';

/** What one cell of the board is made of, by municipality or by member of the county. */
export interface Share {
  readonly municipality: Named;
  /** null: too few to be told. */
  readonly count: number | null;
}

/** Asks for the board of each place that the reader may choose; places without anybody are left out. */
export async function distributionOf(
  client: ApiClient,
  { department, stage, day }: { readonly department: string; readonly stage: string; readonly day: string },
): Promise<readonly Share[]> {
  const read = (municipality?: string): Promise<Board> =>
    client.get<Board>('integration-status', '/board', { day, municipality });
  const { municipalities } = await read();
  const shares = await Promise.all(
    municipalities.map(async (municipality): Promise<Share> => {
      const { rows } = await read(municipality.id);
      const row = rows.find((one) => one.department === department);
      const cell = row?.cells.find((one) => one.stage === stage);
      return { municipality, count: cell === undefined ? 0 : cell.count };
    }),
  );
  return shares.filter(({ count }) => count !== 0).sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

export const SHARE_COLUMNS: readonly CsvColumn<Share>[] = [
  { head: 'Gemeinde', cell: ({ municipality }) => municipality.name },
  { head: 'Personen', cell: ({ count }) => count ?? '.' },
];

interface DistributionProps {
  readonly shares: readonly Share[];
  readonly department: string;
  readonly stage: string;
  /** The day in the address; absent: today. */
  readonly tag: string | undefined;
  readonly sorting: Sorting;
}

export const DistributionPage = ({ shares, department, stage, tag, sorting }: DistributionProps) => (
  <>
    <Table
      caption={`${departmentWord(department)}, Stufe „${stageWord(stage)}“: Personen je Gemeinde, meiste zuerst`}
      rows={shares}
      rowKey={({ municipality }) => municipality.id}
      csv={`/verteilung.csv${search({ fachdienst: department, stufe: stage, tag })}`}
      sorting={sorting}
      empty="An diesem Tag stand dort niemand auf dieser Stufe."
      columns={[
        {
          head: 'Gemeinde',
          sortBy: ({ municipality }) => municipality.name,
          cell: ({ municipality }) => municipality.name,
        },
        {
          head: 'Personen',
          numeric: true,
          sortBy: ({ count }) => count ?? 0,
          cell: ({ municipality: { id }, count }) => (
            <a class="kern-link" href={`/${search({ gemeinde: id, tag })}#stand`}>
              {count ?? 'nicht genannt'}
            </a>
          ),
        },
      ]}
    />
    <p class="kern-body kern-body--small">
      Die Zahl führt zur Tafel der Gemeinde. Nicht genannt wird, was klein ist oder eine kleine Zahl verraten würde.
      Einzelne Personen hinter diesen Zahlen sehen nur die Stellen, die mit ihnen zu tun haben.
    </p>
  </>
);
