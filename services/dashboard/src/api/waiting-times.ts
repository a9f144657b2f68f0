/** The answers about the times of a year, as far as the pages use them; see the OpenAPI documents. */
export interface WaitTime {
  /** Absent: of all types. */
  readonly courseType?: string;
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export interface RightLapses {
  readonly kind: string;
  readonly issued: number;
  readonly presumed: number;
  readonly lapsed: number;
}

export interface OfYear<Row> {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly Row[];
}
