import type { ComponentChildren, VNode } from 'preact';

export interface Column<Row> {
  readonly head: string;
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
}

/** A real table: caption, header cells, the first column heads its row; below 640 px rows become cards. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, csv, next }: TableProps<Row>): VNode {
  if (rows.length === 0) return <p class="kern-body vz-empty">{empty}</p>;
  return (
    <div class="vz-table">
      <table class="kern-table kern-table--small kern-table--striped">
        <caption class="kern-title kern-title--small">{caption}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {columns.map((column) => (
              <th key={column.head} scope="col" class={`kern-table__header${column.numeric ? ' kern-table__header--numeric' : ''}`}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {rows.map((row) => (
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
      <p class="vz-table-links">
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
