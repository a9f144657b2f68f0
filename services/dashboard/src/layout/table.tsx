import type { ComponentChildren, VNode } from 'preact';
import { counted } from './dates.js';
import { headerSort, sorted, type Sorting } from './sorting.js';

export interface Column<Row> {
  readonly head: string;
  /** What rows are sorted by; absent: this column does not sort. */
  readonly sortBy?: (row: Row) => string | number;
  readonly cell: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
  /** What stands below all rows. */
  readonly total?: ComponentChildren;
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
  /** A table with many columns scrolls sideways, one with many rows beside a picture downwards, each in a box of its own. */
  readonly box?: 'wide' | 'tall' | undefined;
}

/** A real table: caption, header cells, the first column heads its row; below 640 px rows become cards. */
export function Table<Row>(props: TableProps<Row>): VNode {
  const { caption, rows, empty, csv, next, previous, all, box } = props;
  if (rows.length === 0) return <p class="kern-body vz-empty">{empty}</p>;
  return (
    <div class="vz-table">
      {box === undefined ? (
        <Rows {...props} />
      ) : (
        <div class={`vz-box vz-box--${box}`} tabIndex={0} role="region" aria-label={caption}>
          <Rows {...props} />
        </div>
      )}
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

function Rows<Row>({ caption, columns, rows, rowKey, sorting }: TableProps<Row>): VNode {
  const shown = sorting === undefined ? rows : sorted(rows, columns, sorting);
  return (
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
            {columns.map((column, place) => (
              <Cell key={column.head} column={column} first={place === 0}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {columns.some(({ total }) => total !== undefined) && (
        <tfoot class="kern-table__foot">
          <tr class="kern-table__row">
            {columns.map((column, place) => (
              <Cell key={column.head} column={column} first={place === 0 && column.total !== undefined}>
                {column.total}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Cell<Row>({
  column: { head, numeric },
  first,
  children,
}: {
  column: Column<Row>;
  first: boolean;
  children: ComponentChildren;
}): VNode {
  const style = `kern-table__cell${numeric ? ' kern-table__cell--numeric' : ''}`;
  return first ? (
    <th scope="row" class={style} data-head={head}>
      {children}
    </th>
  ) : (
    <td class={style} data-head={head}>
      {children}
    </td>
  );
}
