import type { ComponentChildren, VNode } from 'preact';
import { counted } from './dates.js';
import { headerSort, sorted, type Sorting } from './sorting.js';

export interface Column<Row> {
  readonly head: string;
  /** What rows are sorted by; absent: this column does not sort. */
  readonly sortBy?: (row: Row) => string | number;
  readonly cell: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Why there is nothing, and what to do. */
  readonly empty: ComponentChildren;
  /** Address of the same list as CSV. */
  readonly csv?: string;
  /** Address of the next page. */
  readonly next?: string | undefined;
  /** Address of the page before, where pages are numbered. */
  readonly previous?: string | undefined;
  /** The page with all rows, where only the first are shown. */
  readonly all?: { readonly address: string; readonly text: string } | undefined;
  /** Sorting by a click on a header; only where all rows are there. */
  readonly sorting?: Sorting | undefined;
}

/** A real table: caption, header cells, the first column heads its row; below 640 px rows become cards. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  csv,
  next,
  previous,
  all,
  sorting,
}: TableProps<Row>): VNode {
  if (rows.length === 0) return <p class="kern-body vz-empty">{empty}</p>;
  const shown = sorting === undefined ? rows : sorted(rows, columns, sorting);
  return (
    <div class="vz-table">
      <table class="kern-table kern-table--small kern-table--striped">
        <caption class="kern-title kern-title--small">{caption}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {columns.map((column) => (
              <th
                key={column.head}
                scope="col"
                class={`kern-table__header${column.numeric ? ' kern-table__header--numeric' : ''}`}
                {...(sorting?.column === column.head
                  ? { 'aria-sort': sorting.descending ? 'descending' : 'ascending' }
                  : {})}
              >
                {sorting && column.sortBy ? (
                  <a class="kern-link" href={headerSort(sorting, column.head)}>
                    {column.head}
                  </a>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {shown.map((row) => (
            <tr key={rowKey(row)} class="kern-table__row">
              {columns.map((column, place) => {
                const numeric = column.numeric ? ' kern-table__cell--numeric' : '';
                return place === 0 ? (
                  <th key={column.head} scope="row" class={`kern-table__cell${numeric}`} data-head={column.head}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} class={`kern-table__cell${numeric}`} data-head={column.head}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="vz-table-links kern-body">
        <span>
          {counted(rows.length, 'Eintrag', 'Einträge')}
          {(next !== undefined || previous !== undefined) && ' auf dieser Seite'}
        </span>
        {all !== undefined && (
          <a class="kern-link" href={all.address}>
            {all.text}
          </a>
        )}
        {previous !== undefined && (
          <a class="kern-link" href={previous} rel="prev">
            Vorige Zeilen
          </a>
        )}
        {next !== undefined && (
          <a class="kern-link" href={next} rel="next">
            Weitere Zeilen
          </a>
        )}
        {csv !== undefined && (
          <a class="kern-link" href={csv} download>
            Als CSV herunterladen
          </a>
        )}
      </p>
    </div>
  );
}
