import type { CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import type { Principal } from '../access/principal.js';
import type { Role } from '../access/roles.js';
import type { FindLookalikes } from './lookalike.js';
import type { Columns } from './read-rows.js';

/**
 * The id of a thing that the source of the file knows by its own number: `ids('p', 'personen', 'P-0001')`. The same
 * source and number give the same id in every service.
 */
export type ImportIds = (prefix: string, kind: string, key: string) => string;

/** The column to blame for a refusal, by the pointer into a command: `/runId`; `''` for one that points nowhere. */
export type Blame<Column extends string> = Readonly<Record<string, Column>>;

/** In whose name a file is brought. */
export interface Bringer {
  /** A provider that brings its own. */
  readonly provider?: string;
}

/** One command that a row becomes. */
export interface ImportStep<Column extends string = string> {
  /** Distinguishes the commands of one row. */
  readonly name: string;
  /** What the command says: with the row's key and the name the base of its id, so that the same row twice changes nothing. */
  readonly content: object;
  readonly run: (context: CommandContext) => Promise<Outcome>;
  /** Refusals that say that it is so already: a policy was faster. They leave the row as it is. */
  readonly already?: readonly string[];
  /** Before what the format blames: two commands of a row have days of their own. */
  readonly blame?: Blame<Column>;
}

/** A kind of file: its columns, and the commands that a row becomes. */
export interface ImportFormat<Row extends object = object> {
  /** Name of the kind in addresses: `personen`. */
  readonly kind: string;
  readonly title: string;
  readonly columns: Columns<Row>;
  /** Cells of the invented rows of the sample that differ from what their columns give; absent: one row as they give it. */
  readonly sample?: readonly Readonly<Partial<Record<keyof NoInfer<Row> & string, string>>>[];
  /** Columns of which a row fills all or none: a day and its reason. */
  readonly together?: readonly (readonly (keyof Row & string)[])[];
  /** The own number by which the office knows the row. */
  readonly keyOf: (row: Row) => string;
  /** Rows of one lane run one after the other, those of different lanes side by side. */
  readonly laneOf: (row: Row) => string;
  readonly steps: (row: Row, ids: ImportIds, bringer: Bringer) => readonly ImportStep<keyof Row & string>[];
  /** What no step blames. A refusal always has a column: that of `''` where none fits better. */
  readonly blame: Blame<keyof Row & string> & { readonly '': keyof Row & string };
  /** Roles that bring such files beside the coordination. */
  readonly alsoBroughtBy?: readonly Role[];
  /**
   * The column by which the row is not for this principal to bring. Such a row is refused before anything is decided: not
   * even whether it says something new is told.
   */
  readonly reserved?: (row: Row, principal: Principal) => (keyof Row & string) | undefined;
  /**
   * Providers bring such files too, each what is its own: the column by which a row is not theirs. The answer is the same
   * for what is another's and for what nobody knows.
   */
  readonly notOfProvider?: (
    row: Row,
    ids: ImportIds,
    principal: Principal,
  ) => Promise<(keyof Row & string) | undefined>;
  /** Begins the search for who or what the new rows of one file may be already, as far as the bringer may know. */
  readonly lookalikes?: (ids: ImportIds, principal: Principal) => FindLookalikes<Row>;
  /** German words for refusals, by their code; else the text of the refusal. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** The formats of a service, whose commands run by this executor: the real one, or that of a dry run. */
export type ImportFormats = (executor: CommandExecutor) => readonly ImportFormat[];

/** Gives a format back with its rows' type closed in, so that formats of many kinds stand in one list. */
export const defineImport = <Row extends object>(format: ImportFormat<Row>): ImportFormat =>
  format as unknown as ImportFormat;
