import { search } from '../../api/api-client.js';
import type { Board } from '../../api/integration-status.js';
import type { Sorting } from '../../layout/sorting.js';
import { Table } from '../../layout/table.js';

export interface Outlines {
  readonly features: readonly {
    readonly id: string;
    readonly properties: { readonly name: string };
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
  }[];
}
type Ring = readonly (readonly [number, number])[];

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
          Je dunkler, desto mehr Menschen warten. Umrisse: ©{' '}
          <a class="kern-link" href="https://www.bkg.bund.de">
            GeoBasis-DE / BKG
          </a>{' '}
          2021 (Daten verändert), dl-de/by-2-0
        </p>
      </div>
      <Numbers board={board} linked={linked} today={today} sorting={sorting} />
    </div>
  </section>
);

/** Degrees of longitude are shorter than those of latitude here: cos of about 52.7°. */
const LONGITUDE_SCALE = 0.606;
const SCALE = 600;

const Areas = ({
  board,
  outlines,
  municipalityKey,
  rowOf,
}: Pick<MapProps, 'board' | 'outlines' | 'municipalityKey' | 'rowOf'>) => {
  const rows = new Map(board.byMunicipality.map((row) => [row.municipality.id, row]));
  const most = Math.max(1, ...board.byMunicipality.map(({ waiting }) => waiting ?? 0));
  const points = outlines.features.flatMap((feature) => ringsOf(feature.geometry)).flat();
  const west = Math.min(...points.map(([longitude]) => longitude));
  const north = Math.max(...points.map(([, latitude]) => latitude));
  const east = Math.max(...points.map(([longitude]) => longitude));
  const south = Math.min(...points.map(([, latitude]) => latitude));
  const path = (ring: Ring): string =>
    `M${ring.map(([longitude, latitude]) => `${((longitude - west) * LONGITUDE_SCALE * SCALE).toFixed(0)},${((north - latitude) * SCALE).toFixed(0)}`).join('L')}Z`;
  const title = titleOf(board);
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`-4 -4 ${((east - west) * LONGITUDE_SCALE * SCALE + 8).toFixed(0)} ${((north - south) * SCALE + 8).toFixed(0)}`}
    >
      <title>{title}</title>
      {outlines.features.map((feature) => {
        const row = rows.get(rowOf?.get(feature.id) ?? feature.id);
        const step = Math.ceil(((row?.waiting ?? 0) / most) * 4);
        return (
          <path
            key={feature.id}
            d={ringsOf(feature.geometry).map(path).join('')}
            class={`vz-area vz-area--${step}${feature.id === municipalityKey ? ' vz-area--chosen' : ''}`}
          >
            <title>{`${row?.municipality.name ?? feature.properties.name}: ${waitingText(row?.waiting)}`}</title>
          </path>
        );
      })}
    </svg>
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

const ringsOf = (geometry: Outlines['features'][number]['geometry']): readonly Ring[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
