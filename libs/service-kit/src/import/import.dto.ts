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

  /**
   * The profile by which the export of a program is read; its numbers count under `source`.
   * @example 'beispielprogramm-teilnehmende'
   */
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/)
  profile?: string;

  /**
   * An import that was cancelled, failed or interrupted: the same file goes on with what is left of it.
   * @example 'c_b5XkT0c1dY2eZ3fA4gB5hC'
   */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  resume?: string;
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
  /**
   * An invented cell that fits.
   * @example '01.09.2026'
   */
  readonly example!: string;
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

/** How the export of a course administration program is read. */
export class ImportProfileKind {
  /** @example 'beispielprogramm-teilnehmende' */
  readonly name!: string;
  /** @example 'Beispielprogramm (erfunden): Teilnehmende' */
  readonly title!: string;
  /** @example 'personen' */
  readonly kind!: string;
  /** @example 'Erfundenes Muster.' */
  readonly note!: string;
}

export class ImportKinds {
  @ApiProperty({ type: [ImportKind] })
  readonly rows!: readonly ImportKind[];
  @ApiProperty({ type: [ImportProfileKind] })
  readonly profiles!: readonly ImportProfileKind[];
}

export class RecognisedKind {
  /** @example 'personen' */
  readonly kind!: string;
  /** @example 'beispielprogramm-teilnehmende' */
  readonly profile?: string;
}

/** What a file may be, the likeliest first. */
export class RecognisedKinds {
  @ApiProperty({ type: [RecognisedKind] })
  readonly rows!: readonly RecognisedKind[];
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

/** Who a new row may be already: it was taken in all the same, and people look. */
export class ImportLookalike {
  /**
   * The row.
   * @example 17
   */
  readonly line!: number;
  /**
   * The reference of the record that is there.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  readonly ref?: string;
  /**
   * A row of the same file.
   * @example 3
   */
  readonly otherLine?: number;
  @ApiProperty({ type: [String], example: ['same-birth-date', 'similar-name'] })
  readonly reasonsFor!: readonly string[];
  @ApiProperty({ type: [String], example: ['other-municipality'] })
  readonly reasonsAgainst!: readonly string[];
}

/** Told to those alone who may know both; to others it is absent. */
export class ImportLookalikes {
  /**
   * Rows for which there are any.
   * @example 1
   */
  readonly rows!: number;
  /** The first 500. */
  @ApiProperty({ type: [ImportLookalike] })
  readonly list!: readonly ImportLookalike[];
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
  readonly lookalikes?: ImportLookalikes;
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

const STATES = [
  'running',
  'done',
  'unreadable',
  'failed',
  'interrupted',
  'cancelled',
  'undoing',
  'undo-interrupted',
  'undone',
] as const;

/** Something that an import brought and that stays when it is undone. */
export class KeptRecord {
  /** @example 'participation-p_7Qm2x0Vb4Kd9' */
  readonly stream!: string;
  /**
   * What it is: the kind of its stream.
   * @example 'participation'
   */
  readonly kind!: string;
  /** Why it stays. */
  @ApiProperty({
    enum: ['changed-since', 'referred-to', 'seats-in-use', 'too-many-imports-since'],
    example: 'changed-since',
  })
  readonly reason!: 'changed-since' | 'referred-to' | 'seats-in-use' | 'too-many-imports-since';
  /**
   * What was built upon it: the kind of the later event, or of the record that refers to it.
   * @example 'participation-dropped-out'
   */
  readonly by!: string;
  /**
   * When the later event was recorded.
   * @example '2026-11-03T09:00:00.000Z'
   */
  readonly since?: string;
}

/** What an undo takes back and what it keeps. */
export class UndoReport {
  /**
   * Records that count as never brought.
   * @example 245
   */
  readonly retracted!: number;
  /** @example 2 */
  readonly kept!: number;
  /** The first 1000 of those that stay. */
  @ApiProperty({ type: [KeptRecord] })
  readonly list!: readonly KeptRecord[];
}

/** What an undo would do. */
export class UndoPlanAnswer extends UndoReport {
  /**
   * Records that the import wrote or caused in this service.
   * @example 247
   */
  readonly streams!: number;
  /**
   * Whether all of them were looked at; of a large import the first 2000 are.
   * @example true
   */
  readonly complete!: boolean;
}

export class ImportState {
  /** @example 'c_b5XkT0c1dY2eZ3fA4gB5hC' */
  readonly id!: string;
  /** @example 'personen' */
  readonly kind!: string;
  /** `interrupted`: the process ended meanwhile; the same file again does the rest. So it does after `failed` and `cancelled`. */
  @ApiProperty({ enum: STATES, example: 'done' })
  readonly state!: (typeof STATES)[number];
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly startedAt!: string;
  /** @example 250 */
  readonly rows!: number;
  /**
   * Rows of the whole file, while it runs.
   * @example 1000
   */
  readonly total?: number;
  /** @example 3200 */
  readonly rowsPerSecond?: number;
  /** @example 4 */
  readonly secondsLeft?: number;
  /** @example '2026-11-02T08:15:04.000Z' */
  readonly endedAt?: string;
  /** @example 'vhs' */
  readonly source?: string;
  readonly report?: ImportReport;
  /** What was taken back, once that began. */
  readonly undo?: UndoReport;
  readonly problem?: ImportFault;
}

/** Imports of this service, the latest first. */
export class ImportList {
  @ApiProperty({ type: [ImportState] })
  readonly rows!: readonly ImportState[];
  /** For the next page. */
  readonly next?: string;
}

export class ImportListQuery {
  /** @example 'eyJrIjoiMjAyNi0xMS0wMiJ9' */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_=-]{1,400}$/)
  after?: string;
}
