import type { Column } from './column.js';
import type { ImportFormat } from './import-format.js';

const columnsOf = ({ columns }: ImportFormat): readonly Column<unknown>[] =>
  Object.values(columns as Readonly<Record<string, Column<unknown>>>);

const quoted = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A file of a kind with one invented row: what must be there is filled, what may be empty is. */
export function sampleOf(format: ImportFormat): string {
  const columns = columnsOf(format);
  const head = columns.map(({ names }) => names[0]);
  const row = columns.map(({ required, example = '' }) => (required ? example : ''));
  return [head, row].map((cells) => cells.map(quoted).join(';')).join('\r\n') + '\r\n';
}
