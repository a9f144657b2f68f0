import type { Column } from './column.js';
import type { ImportFormat } from './import-format.js';

const quoted = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A file of a kind with invented rows: what must be there is filled, what may be empty is, but for what it is about. */
export function sampleOf({ columns, sample = [{}] }: ImportFormat): string {
  const named = Object.entries(columns as Readonly<Record<string, Column<unknown>>>);
  const head = named.map(([, { names }]) => names[0]);
  const rows = (sample as readonly Readonly<Record<string, string>>[]).map((given) =>
    named.map(([name, { required, example = '' }]) => given[name] ?? (required ? example : '')),
  );
  return [head, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n') + '\r\n';
}
