import { ApiProperty } from '@nestjs/swagger';

/** A municipality of the county, as in the official list. */
export class MunicipalityRow {
  /**
   * Official municipality key (AGS).
   * @example '03251002'
   */
  readonly key!: string;
  /** @example 'Asendorf' */
  readonly name!: string;
  /**
   * The member of the county it belongs to: itself, or its joint municipality (Samtgemeinde).
   * @example 'Samtgemeinde Bruchhausen-Vilsen'
   */
  readonly member!: string;
  /** @example 52.7722 */
  readonly latitude!: number;
  /** @example 9.0049 */
  readonly longitude!: number;
}

export class MunicipalitiesAnswer {
  @ApiProperty({ type: [MunicipalityRow] })
  readonly rows!: readonly MunicipalityRow[];
}

export class OutlineProperties {
  /** @example 'Asendorf' */
  readonly name!: string;
}

/** The shape of a municipality, as of RFC 7946. */
export class OutlineGeometry {
  @ApiProperty({ enum: ['Polygon', 'MultiPolygon'], example: 'Polygon' })
  readonly type!: 'Polygon' | 'MultiPolygon';
  /** Rings of positions, longitude first; of a MultiPolygon one level deeper. */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'array', items: {} } },
    example: [
      [
        [8.98, 52.74],
        [9.06, 52.74],
        [9.02, 52.8],
        [8.98, 52.74],
      ],
    ],
  })
  readonly coordinates!: readonly (readonly (readonly unknown[])[])[];
}

export class MunicipalityOutline {
  @ApiProperty({ enum: ['Feature'], example: 'Feature' })
  readonly type!: 'Feature';
  /**
   * Official municipality key (AGS).
   * @example '03251002'
   */
  readonly id!: string;
  readonly properties!: OutlineProperties;
  readonly geometry!: OutlineGeometry;
}

/** Outlines of the municipalities: a GeoJSON FeatureCollection. */
export class OutlinesAnswer {
  @ApiProperty({ enum: ['FeatureCollection'], example: 'FeatureCollection' })
  readonly type!: 'FeatureCollection';
  @ApiProperty({ type: [MunicipalityOutline] })
  readonly features!: readonly MunicipalityOutline[];
}
