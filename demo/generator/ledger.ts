import { FILES } from '../columns.js';

/** Cells by column name; what is absent is an empty cell. */
export type Cells = Readonly<Record<string, string | number | undefined>>;

/** The rows of every file, in the order in which they were written. */
export class Ledger {
  private readonly rows = new Map<string, Cells[]>(FILES.map(({ file }) => [file, []]));

  /** Adds a row; refuses a column that the file does not have. */
  write(file: string, cells: Cells): void {
    this.of(file, cells).push(cells);
  }

  /** Says more of every row of a file; what is said anew stands instead of what was. */
  complete(file: string, more: (cells: Cells) => Cells): void {
    const rows = this.rows.get(file) ?? [];
    rows.forEach((cells, place) => {
      const added = more(cells);
      this.of(file, added)[place] = { ...cells, ...added };
    });
  }

  /** What was written into a file so far. */
  written(file: string): readonly Cells[] {
    return this.rows.get(file) ?? [];
  }

  /** The next number of a file: `prefix-0001`. */
  next(file: string, prefix: string, digits = 4): string {
    return `${prefix}-${String((this.rows.get(file)?.length ?? 0) + 1).padStart(digits, '0')}`;
  }

  private of(file: string, cells: Cells): Cells[] {
    const columns = FILES.find((candidate) => candidate.file === file)?.columns;
    const rows = this.rows.get(file);
    if (!columns || !rows) throw new Error(`no file ${file}`);
    for (const name of Object.keys(cells))
      if (!columns.some((column) => column.name === name)) throw new Error(`${file} has no column ${name}`);
    return rows;
  }

  /** One file as a table, its head first. */
  table(file: string): readonly (readonly string[])[] {
    const columns = FILES.find((candidate) => candidate.file === file)?.columns ?? [];
    const head = columns.map(({ name }) => name);
    return [head, ...(this.rows.get(file) ?? []).map((cells) => head.map((name) => String(cells[name] ?? '')))];
  }
}

export const yesNo = (value: boolean): string => (value ? 'ja' : 'nein');
/** Levels as people write them: `vor A1`, `A2`. */
export const levelWord = (level: string): string => (level === 'pre-A1' ? 'vor A1' : level);
