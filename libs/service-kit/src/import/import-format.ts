import type { CommandContext, Outcome } from '#event-sourcing';
import type { Columns } from './read-rows.js';

/** One command that a row becomes. */
export interface ImportStep {
  /** Distinguishes the commands of one row. */
  readonly name: string;
  readonly stream: string;
  /** What the command says: with the row's key and the name the base of its id, so that the same row twice changes nothing. */
  readonly content: object;
  readonly run: (context: CommandContext) => Promise<Outcome>;
}

/** A kind of file: its columns, and the commands that a row becomes. */
export interface ImportFormat<Row extends object = object> {
  /** Name of the kind in addresses: `personen`. */
  readonly kind: string;
  readonly title: string;
  readonly columns: Columns<Row>;
  /** The own number by which the office knows the row. */
  readonly keyOf: (row: Row) => string;
  /** Rows of one lane run one after the other, those of different lanes side by side. */
  readonly laneOf: (row: Row) => string;
  readonly steps: (row: Row, source: string) => readonly ImportStep[];
}

/** Gives a format back with its rows' type closed in, so that formats of many kinds stand in one list. */
export const defineImport = <Row extends object>(format: ImportFormat<Row>): ImportFormat<Row> => format;
