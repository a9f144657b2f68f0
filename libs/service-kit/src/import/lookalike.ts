/** Somebody or something that a new row may be already: for people to look at, never decided upon. */
export interface Lookalike {
  /** The row. */
  readonly line: number;
  /** The reference of what is there already. */
  readonly ref?: string;
  /** A row before it in the same file. */
  readonly otherLine?: number;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
}

/** The search of one file: each new row is looked up when it is taken in, and known to those behind it. */
export type FindLookalikes<Row> = (row: Row, line: number) => Promise<readonly Lookalike[]>;

/** So many are told one by one; the rows are counted. */
const MOST_TOLD = 500;

/** What was found for the rows of one file. */
export class FoundLookalikes {
  private readonly found: Lookalike[] = [];
  private rows = 0;

  add(ofRow: readonly Lookalike[]): void {
    if (ofRow.length === 0) return;
    this.rows++;
    this.found.push(...ofRow.slice(0, MOST_TOLD - this.found.length));
  }

  report(): { readonly rows: number; readonly list: readonly Lookalike[] } {
    return { rows: this.rows, list: this.found.toSorted((one, other) => one.line - other.line) };
  }
}
