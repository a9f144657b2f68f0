/** One file comes as an old desktop program of an office writes it: Windows-1252, with its line ends. */
const WRITTEN_BY_AN_OLD_PROGRAM = 'kurse';

/** A table as the offices write it: `;` between cells, UTF-8. */
export function fileBytes(file: string, table: readonly (readonly string[])[]): Buffer {
  const old = file === WRITTEN_BY_AN_OLD_PROGRAM;
  const lineEnd = old ? '\r\n' : '\n';
  const text = table.map((row) => row.map(cell).join(';') + lineEnd).join('');
  if (!old) return Buffer.from(text, 'utf8');
  // Up to U+00FF the two are the same but for control characters; more is not in the titles.
  if (/[^\r\n\x20-\x7e\u00a0-\u00ff]/.test(text)) throw new Error(`${file}: a letter that this encoder does not know`);
  return Buffer.from(text, 'latin1');
}

const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
