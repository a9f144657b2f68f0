import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDay } from '../edge/fields.js';

export class ImportQuery {
  /**
   * `true`: tells what would happen and changes nothing.
   * @example 'true'
   */
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';

  /**
   * Whose numbers the keys of the rows are: an office, a provider, a program.
   * @example 'demo'
   */
  @Matches(/^[a-z0-9-]{1,60}$/)
  source!: string;

  /**
   * Day that relative days (`T-23w`) count from; without it they are refused.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  relativeTo?: string;
}

/** A column of a kind of file. */
export class ImportColumn {
  /** German name, then the other names that are known. */
  @ApiProperty({ type: [String], example: ['geburtsdatum', 'geb_datum'] })
  readonly names!: readonly string[];
  /** @example true */
  readonly required!: boolean;
  /**
   * What is expected, in words.
   * @example 'Tag als TT.MM.JJJJ'
   */
  readonly expects!: string;
}

export class ImportKind {
  /**
   * Name of the kind in the address.
   * @example 'personen'
   */
  readonly kind!: string;
  /** @example 'Personen' */
  readonly title!: string;
  @ApiProperty({ type: [ImportColumn] })
  readonly columns!: readonly ImportColumn[];
}

export class ImportKinds {
  @ApiProperty({ type: [ImportKind] })
  readonly rows!: readonly ImportKind[];
}

/** One wrong cell or row. The value itself is not told: it may be somebody's. */
export class RowError {
  /** @example 17 */
  readonly line!: number;
  /** @example 'geburtsdatum' */
  readonly column!: string;
  /**
   * What kind of value stands there: `leer`, `Zahl`, `Tag`, `Text`.
   * @example 'Text'
   */
  readonly valueClass!: string;
  /** @example 'not-a-day' */
  readonly code!: string;
  /** @example 'kein Tag der Form TT.MM.JJJJ' */
  readonly reason!: string;
}

export class ImportReport {
  /** @example 'personen' */
  readonly kind!: string;
  /** @example false */
  readonly dryRun!: boolean;
  /** @example 250 */
  readonly rows!: number;
  /** @example 247 */
  readonly created!: number;
  /**
   * Rows of which a part was known already.
   * @example 0
   */
  readonly changed!: number;
  /** @example 2 */
  readonly unchanged!: number;
  /** @example 1 */
  readonly wrong!: number;
  /** Columns of the file that the format does not know: nothing of them was taken. */
  @ApiProperty({ type: [String], example: ['bemerkung'] })
  readonly ignoredColumns!: readonly string[];
  /** The first 1000; the rest is counted. */
  @ApiProperty({ type: [RowError] })
  readonly errors!: readonly RowError[];
}

/** Why an import did not end well. */
export class ImportFault {
  /** @example 'columns-wrong' */
  readonly code!: string;
  /** @example 'Es fehlen Spalten: geburtsdatum.' */
  readonly detail!: string;
  /** @example 1 */
  readonly line?: number;
}

const STATES = ['running', 'done', 'unreadable', 'failed', 'interrupted'] as const;

export class ImportState {
  /** @example 'c_b5XkT0c1dY2eZ3fA4gB5hC' */
  readonly id!: string;
  /** @example 'personen' */
  readonly kind!: string;
  /** `interrupted`: the process ended meanwhile; the same file again does the rest. So it does after `failed`. */
  @ApiProperty({ enum: STATES, example: 'done' })
  readonly state!: (typeof STATES)[number];
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly startedAt!: string;
  /** @example 250 */
  readonly rows!: number;
  readonly report?: ImportReport;
  readonly problem?: ImportFault;
}
