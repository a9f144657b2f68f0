/** Counts from this number on are told to those who open no cases. */
export const LEAST_COUNT = 5;

/** A table of persons. A reader gets its cells and the sums of its columns; the sums of its rows where they are told. */
export interface PersonTable {
  /** Counts by row, then by column. */
  readonly counts: readonly (readonly number[])[];
  readonly columns: number;
  readonly rowSums: 'told' | 'untold';
}

/** What of a table is told; null: withheld. 0 is told and never withheld. */
export interface ToldTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly columnSums: readonly (number | null)[];
  /** All null where they are untold. */
  readonly rowSums: readonly (number | null)[];
}

/**
 * Withholds small counts, and as many others as it takes so that none of the withheld ones follows from what is told:
 * not as the difference of a sum, not over several rows and columns, and not by knowing that what is withheld is not 0.
 */
export function withhold(table: PersonTable): ToldTable {
  const grid = new Grid(table);
  let open = grid.published().filter((cell) => grid.isWithheld(cell));
  for (;;) {
    open = open.filter((cell) => !grid.isSafe(cell));
    const [first] = open;
    const partner = first && partnerOf(grid, first);
    if (!partner) break;
    grid.withhold(partner);
    open.push(partner);
  }
  return grid.told();
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The smallest count whose withholding makes a cell safe; cells go before sums. Else the smallest beside it. */
function partnerOf(grid: Grid, cell: Cell): Cell | undefined {
  const candidates = grid
    .published()
    .filter((one) => !grid.isWithheld(one) && grid.value(one) > 0)
    .sort((a, b) => Number(grid.isSum(a)) - Number(grid.isSum(b)) || grid.value(a) - grid.value(b));
  const beside = candidates.find(({ row, column }) => row === cell.row || column === cell.column);
  return candidates.find((one) => grid.makesSafe(one, cell)) ?? beside ?? candidates[0];
}

/**
 * The table with its sums as a last row and a last column. In every line of it the cells and the negated sum add up to
 * 0. So what is withheld can be otherwise if one can go round: one cell up, the next in its column down, the next in
 * that one's row up, and so on back to the first. Rows and columns are the nodes of this way, withheld cells its edges.
 */
class Grid {
  private readonly values: readonly (readonly number[])[];
  private readonly hidden: boolean[][];
  private readonly height: number;
  private readonly width: number;

  constructor(private readonly table: PersonTable) {
    const { counts, columns, rowSums } = table;
    const withSums = counts.map((row) => [...row, sum(row)]);
    const columnSums = Array.from({ length: columns + 1 }, (_, column) => sum(withSums.map((row) => row[column] ?? 0)));
    this.values = [...withSums, columnSums];
    this.height = counts.length;
    this.width = columns;
    this.hidden = this.values.map((row, at) =>
      row.map((value, column) => {
        // Nobody is told the sum of all; of rows only where they are told.
        if (column === columns) return at === this.height || rowSums === 'untold' || isSmall(value);
        return isSmall(value);
      }),
    );
  }

  published(): Cell[] {
    const { height, width } = this;
    return this.values.flatMap((row, at) =>
      row.flatMap((_, column) =>
        column === width && (at === height || this.table.rowSums === 'untold') ? [] : [{ row: at, column }],
      ),
    );
  }

  value({ row, column }: Cell): number {
    return this.values[row]?.[column] ?? 0;
  }

  isSum({ row, column }: Cell): boolean {
    return row === this.height || column === this.width;
  }

  isWithheld({ row, column }: Cell): boolean {
    return this.hidden[row]?.[column] ?? false;
  }

  withhold({ row, column }: Cell): void {
    const line = this.hidden[row];
    if (line) line[column] = true;
  }

  makesSafe(partner: Cell, cell: Cell): boolean {
    this.withhold(partner);
    const safe = this.isSafe(cell);
    const line = this.hidden[partner.row];
    if (line) line[partner.column] = false;
    return safe;
  }

  /** Whether the cell could be one more or one less, with all that is told unchanged. */
  isSafe(cell: Cell): boolean {
    return (
      (this.mayGo(cell, 'up') && this.reaches('column', cell)) ||
      (this.mayGo(cell, 'down') && this.reaches('row', cell))
    );
  }

  /** A sum counts negated: it goes down when persons are added. What is withheld is known to be 1 at least. */
  private mayGo(cell: Cell, way: 'up' | 'down'): boolean {
    if (!this.isWithheld(cell)) return false;
    const isNegated = (cell.row === this.height) !== (cell.column === this.width);
    const grows = (way === 'up') !== isNegated;
    return grows || this.value(cell) > 1 || (cell.column === this.width && this.table.rowSums === 'untold');
  }

  /** Whether a way leads from the cell's column to its row (or back) without the cell itself. */
  private reaches(from: 'row' | 'column', { row, column }: Cell): boolean {
    const rows = new Set<number>(from === 'row' ? [row] : []);
    const columns = new Set<number>(from === 'column' ? [column] : []);
    let next: { readonly side: 'row' | 'column'; readonly at: number }[] = [
      { side: from, at: from === 'row' ? row : column },
    ];
    while (next.length > 0) {
      const found: typeof next = [];
      for (const { side, at } of next) {
        const count = side === 'row' ? this.width : this.height;
        for (let other = 0; other <= count; other += 1) {
          const cell = side === 'row' ? { row: at, column: other } : { row: other, column: at };
          if (cell.row === row && cell.column === column) continue;
          const seen = side === 'row' ? columns : rows;
          if (seen.has(other) || !this.mayGo(cell, side === 'row' ? 'up' : 'down')) continue;
          seen.add(other);
          found.push({ side: side === 'row' ? 'column' : 'row', at: other });
        }
      }
      next = found;
    }
    return from === 'row' ? columns.has(column) : rows.has(row);
  }

  told(): ToldTable {
    const at = (row: number, column: number): number | null =>
      this.isWithheld({ row, column }) ? null : this.value({ row, column });
    const columns = Array.from({ length: this.width }, (_, column) => column);
    const rows = Array.from({ length: this.height }, (_, row) => row);
    return {
      cells: rows.map((row) => columns.map((column) => at(row, column))),
      columnSums: columns.map((column) => at(this.height, column)),
      rowSums: rows.map((row) => at(row, this.width)),
    };
  }
}

/** Whether a count is too small to be told. */
export const isSmall = (count: number): boolean => count > 0 && count < LEAST_COUNT;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
