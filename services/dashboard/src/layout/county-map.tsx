/** The municipalities of a county as GeoJSON. */
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

export type Outline = Outlines['features'][number];

/** Degrees of longitude are shorter than those of latitude here: cos of about 52.7°. */
const LONGITUDE_SCALE = 0.606;
const SCALE = 600;
/** Shades of an area, beside the lightest. */
const STEPS = 4;

interface CountyMapProps {
  readonly outlines: Outlines;
  /** What the map shows, in words. */
  readonly title: string;
  /** The municipality that is set off from the others. */
  readonly chosen: string | undefined;
  /** How dark an area is, from 0 to 1, and what stands for it in words. */
  readonly areaOf: (outline: Outline) => { readonly share: number; readonly text: string };
}

/** The map of the county: each municipality as dark as its share. */
export const CountyMap = ({ outlines, title, chosen, areaOf }: CountyMapProps) => {
  const points = outlines.features.flatMap((feature) => ringsOf(feature.geometry)).flat();
  const west = Math.min(...points.map(([longitude]) => longitude));
  const north = Math.max(...points.map(([, latitude]) => latitude));
  const east = Math.max(...points.map(([longitude]) => longitude));
  const south = Math.min(...points.map(([, latitude]) => latitude));
  const path = (ring: Ring): string =>
    `M${ring.map(([longitude, latitude]) => `${((longitude - west) * LONGITUDE_SCALE * SCALE).toFixed(0)},${((north - latitude) * SCALE).toFixed(0)}`).join('L')}Z`;
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`-4 -4 ${((east - west) * LONGITUDE_SCALE * SCALE + 8).toFixed(0)} ${((north - south) * SCALE + 8).toFixed(0)}`}
    >
      <title>{title}</title>
      {outlines.features.map((feature) => {
        const { share, text } = areaOf(feature);
        return (
          <path
            key={feature.id}
            d={ringsOf(feature.geometry).map(path).join('')}
            class={`vz-area vz-area--${Math.ceil(share * STEPS)}${feature.id === chosen ? ' vz-area--chosen' : ''}`}
          >
            <title>{text}</title>
          </path>
        );
      })}
    </svg>
  );
};

/** Who the outlines come from: their licence asks for it. */
export const OutlineSource = () => (
  <>
    Umrisse: ©{' '}
    <a class="kern-link" href="https://www.bkg.bund.de">
      GeoBasis-DE / BKG
    </a>{' '}
    2021 (Daten verändert), dl-de/by-2-0
  </>
);

const ringsOf = (geometry: Outline['geometry']): readonly Ring[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
