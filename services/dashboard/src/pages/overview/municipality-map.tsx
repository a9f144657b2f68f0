import { search } from '../../api/api-client.js';
import type { Board } from '../../api/integration-status.js';
import type { Sorting } from '../../layout/sorting.js';
import { CountyMap, type Outlines, OutlineSource } from '../../layout/county-map.js';
import { Table } from '../../layout/table.js';

interface MapProps {
  readonly board: Board;
  readonly outlines: Outlines;
  readonly municipalityKey: string | undefined;
  /** Whether the reader may open the lists behind the numbers. */
  readonly linked: boolean;
  readonly today: string;
  /** The row that speaks for a municipality, where the board tells members of the county instead. */
  readonly rowOf?: ReadonlyMap<string, string> | undefined;
  readonly sorting?: Sorting | undefined;
}

/** Where people wait for a course: the map, and its numbers beside it. */
export const MunicipalityMap = ({ board, outlines, municipalityKey, linked, today, rowOf, sorting }: MapProps) => (
  <section id="karte" aria-labelledby="karte-titel" class="vz-map">
    <h2 class="kern-heading-medium" id="karte-titel">
      Wo Menschen auf einen Kurs warten
    </h2>
    <div class="vz-side-by-side">
      <div>
        <Areas board={board} outlines={outlines} municipalityKey={municipalityKey} rowOf={rowOf} />
        <p class="kern-body kern-body--small">
          Je dunkler, desto mehr Menschen warten. <OutlineSource />
        </p>
      </div>
      <Numbers board={board} linked={linked} today={today} sorting={sorting} />
    </div>
  </section>
);

const Areas = ({
  board,
  outlines,
  municipalityKey,
  rowOf,
}: Pick<MapProps, 'board' | 'outlines' | 'municipalityKey' | 'rowOf'>) => {
  const rows = new Map(board.byMunicipality.map((row) => [row.municipality.id, row]));
  const most = Math.max(1, ...board.byMunicipality.map(({ waiting }) => waiting ?? 0));
  return (
    <CountyMap
      outlines={outlines}
      title={titleOf(board)}
      chosen={municipalityKey}
      areaOf={({ id, properties }) => {
        const row = rows.get(rowOf?.get(id) ?? id);
        return {
          share: (row?.waiting ?? 0) / most,
          text: `${row?.municipality.name ?? properties.name}: ${waitingText(row?.waiting)}`,
        };
      }}
    />
  );
};

function waitingText(waiting: number | null | undefined): string {
  if (waiting === undefined || waiting === 0) return 'niemand wartet';
  return waiting === null ? 'zu wenige Wartende, um sie zu nennen' : `${waiting} warten`;
}

/** What the map shows, in words. */
function titleOf({ byMunicipality }: Board): string {
  const total = byMunicipality.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0);
  const first = [...byMunicipality].sort((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0))[0];
  if (total === 0 || first === undefined) return 'Karte der Gemeinden: nirgends wartet jemand auf einen Kurs.';
  return `Karte der Gemeinden: ${total} Personen warten auf einen Kurs, am meisten in ${first.municipality.name}.`;
}

const Numbers = ({ board, linked, today, sorting }: Pick<MapProps, 'board' | 'linked' | 'today' | 'sorting'>) => {
  const tag = board.day === today ? undefined : board.day;
  const rows = [...board.byMunicipality].sort((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0));
  const boardOf = (id: string): string => `/${search({ gemeinde: id, tag })}#stand`;
  const listOf = (id?: string): string =>
    `/faelle${search({ fachdienst: 'all', stufe: 'waiting', gemeinde: id, tag })}`;
  // Without the right to cases a sum over withheld numbers would tell them.
  const sum = (count: 'waiting' | 'total'): number => rows.reduce((all, row) => all + (row[count] ?? 0), 0);
  return (
    <Table
      caption="Wartende und alle Personen je Gemeinde, meiste Wartende zuerst"
      rows={rows}
      rowKey={({ municipality }) => municipality.id}
      csv={`/gemeinden.csv${search({ tag })}`}
      empty="Noch ist keine Gemeinde bekannt."
      box="tall"
      sorting={sorting}
      columns={[
        {
          head: 'Gemeinde',
          sortBy: ({ municipality }) => municipality.name,
          ...(linked ? { total: 'Landkreis' } : {}),
          cell: ({ municipality: { id, name } }) => (
            <a class="kern-link" href={boardOf(id)}>
              {name}
            </a>
          ),
        },
        {
          head: 'warten',
          numeric: true,
          sortBy: ({ waiting }) => waiting ?? 0,
          ...(linked ? { total: <CountLink count={sum('waiting')} address={listOf()} /> } : {}),
          cell: ({ municipality: { id }, waiting }) => (
            <CountLink count={waiting} address={linked ? listOf(id) : boardOf(id)} />
          ),
        },
        {
          head: 'alle',
          numeric: true,
          sortBy: ({ total }) => total ?? 0,
          ...(linked ? { total: <CountLink count={sum('total')} address={`/${search({ tag })}#stand`} /> } : {}),
          cell: ({ municipality: { id }, total }) => <CountLink count={total} address={boardOf(id)} />,
        },
      ]}
    />
  );
};

/** A count with the way to what it is made of; a withheld one is a point. */
const CountLink = ({ count, address }: { count: number | null; address: string }) =>
  count === null || count === 0 ? (
    <>{count ?? '.'}</>
  ) : (
    <a class="kern-link" href={address}>
      {count}
    </a>
  );
