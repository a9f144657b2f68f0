/** Days a cell holds the document: from the first day on, up to (not with) the day `to`. */
export interface CellSpan {
  readonly cell: string;
  readonly from: string;
  readonly to?: string;
}
