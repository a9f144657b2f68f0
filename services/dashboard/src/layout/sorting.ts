import { search } from '../api/api-client.js';

/** How a table is sorted; it lives in the address. */
export interface Sorting {
  readonly path: string;
  /** What else of the address stays as it is. */
  readonly keep: Readonly<Record<string, string | undefined>>;
  /** The header of the column; absent: the order of the list itself. */
  readonly column?: string | undefined;
  readonly descending: boolean;
  /** Where a page has several tables: begins the names in the address, and is where the table stands. */
  readonly table?: string | undefined;
}

/** Sorting of a list, where it is there as a whole: what is sorted in part would mislead. */
export function sortingOf(
  path: string,
  keep: Sorting['keep'],
  query: { readonly ab?: string; readonly sortiert?: string; readonly richtung?: 'ab' },
  next: string | undefined,
): Sorting | undefined {
  if (query.ab !== undefined || next !== undefined) return undefined;
  return { path, keep, column: query.sortiert, descending: query.richtung === 'ab' };
}

interface SortableColumn<Row> {
  readonly head: string;
  readonly sortBy?: (row: Row) => string | number;
}

/** The names in the address by which a table is sorted. */
export const sortingNames = (table?: string): { readonly column: string; readonly direction: string } =>
  table === undefined
    ? { column: 'sortiert', direction: 'richtung' }
    : { column: `${table}Sortiert`, direction: `${table}Richtung` };

/** The address that sorts by a column: first upwards, then downwards. */
export function headerSort({ path, keep, column, descending, table }: Sorting, head: string): string {
  const turned = column === head && !descending;
  const names = sortingNames(table);
  const query = search({ ...keep, [names.column]: head, [names.direction]: turned ? 'ab' : undefined });
  return `${path}${query}${table === undefined ? '' : `#${table}`}`;
}

/** The rows in the order asked for; an unknown column changes nothing. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly SortableColumn<Row>[],
  { column, descending }: Sorting,
): readonly Row[] {
  const by = columns.find(({ head }) => head === column)?.sortBy;
  if (by === undefined) return rows;
  const order = (one: Row, other: Row): number => {
    const [a, b] = [by(one), by(other)];
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'de');
  };
  return [...rows].sort((one, other) => (descending ? order(other, one) : order(one, other)));
}
