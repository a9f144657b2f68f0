import type { Board } from '../../api/integration-status.js';

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

/** Degrees of longitude are shorter than those of latitude here: cos of about 52.7°. */
const LONGITUDE_SCALE = 0.606;
const SCALE = 600;

/** The municipalities, darker where more people wait; the numbers stand in the table below. */
export const MunicipalityMap = ({ board, outlines, municipalityKey }: { board: Board; outlines: Outlines; municipalityKey: string | undefined }) => {
  const waiting = new Map(board.byMunicipality.map((row) => [row.municipality.id, row.waiting ?? 0]));
  const most = Math.max(1, ...waiting.values());
  const rings = outlines.features.flatMap((feature) => ringsOf(feature.geometry));
  const west = Math.min(...rings.flat().map(([longitude]) => longitude));
  const north = Math.max(...rings.flat().map(([, latitude]) => latitude));
  const east = Math.max(...rings.flat().map(([longitude]) => longitude));
  const south = Math.min(...rings.flat().map(([, latitude]) => latitude));
  const path = (ring: Ring): string =>
    `M${ring.map(([longitude, latitude]) => `${((longitude - west) * LONGITUDE_SCALE * SCALE).toFixed(0)},${((north - latitude) * SCALE).toFixed(0)}`).join('L')}Z`;
  const total = [...waiting.values()].reduce((sum, count) => sum + count, 0);
  const title = `Karte der Gemeinden: ${total} Personen warten auf einen Kurs, am meisten in ${mostName(board)}.`;
  return (
    <section aria-labelledby="karte-titel" class="vz-map">
      <h2 class="kern-heading-medium" id="karte-titel">
        Wo Menschen auf einen Kurs warten
      </h2>
      <svg role="img" aria-label={title} viewBox={`-4 -4 ${((east - west) * LONGITUDE_SCALE * SCALE + 8).toFixed(0)} ${((north - south) * SCALE + 8).toFixed(0)}`}>
        <title>{title}</title>
        {outlines.features.map((feature) => {
          const count = waiting.get(feature.id) ?? 0;
          const step = count === 0 ? 0 : Math.ceil((count / most) * 4);
          return (
            <a key={feature.id} href={`/?gemeinde=${feature.id}&tag=${board.day}`} tabIndex={-1}>
              <path
                d={ringsOf(feature.geometry).map(path).join('')}
                class={`vz-area vz-area--${step}${feature.id === municipalityKey ? ' vz-area--chosen' : ''}`}
              >
                <title>{`${feature.properties.name}: ${count} warten`}</title>
              </path>
            </a>
          );
        })}
      </svg>
      <details>
        <summary class="kern-link">Zahlen zur Karte</summary>
        <table class="kern-table kern-table--small">
          <caption class="kern-body">Wartende und alle Personen je Gemeinde</caption>
          <thead>
            <tr>
              <th scope="col" class="kern-table__header">Gemeinde</th>
              <th scope="col" class="kern-table__header kern-table__header--numeric">warten</th>
              <th scope="col" class="kern-table__header kern-table__header--numeric">alle</th>
            </tr>
          </thead>
          <tbody>
            {board.byMunicipality.map((row) => (
              <tr key={row.municipality.id} class="kern-table__row">
                <th scope="row" class="kern-table__cell">
                  <a class="kern-link" href={`/?gemeinde=${row.municipality.id}&tag=${board.day}`}>{row.municipality.name}</a>
                </th>
                <td class="kern-table__cell kern-table__cell--numeric">{row.waiting ?? '.'}</td>
                <td class="kern-table__cell kern-table__cell--numeric">{row.total ?? '.'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p class="kern-body kern-body--small">
        Umrisse: © <a class="kern-link" href="https://www.bkg.bund.de">GeoBasis-DE / BKG</a> 2021 (Daten verändert), dl-de/by-2-0
      </p>
    </section>
  );
};

const ringsOf = (geometry: Outlines['features'][number]['geometry']): readonly Ring[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

function mostName(board: Board): string {
  const first = [...board.byMunicipality].sort((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0))[0];
  return first?.municipality.name ?? 'keiner Gemeinde';
}
