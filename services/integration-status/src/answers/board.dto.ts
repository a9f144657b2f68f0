import { ApiProperty } from '@nestjs/swagger';
import { STAGES, type Stage } from '../projections/case/case-state.js';
import { NamedMunicipality } from './named.dto.js';

export class CountWithTrend {
  /** null: persons, and too few to be told to this reader. */
  @ApiProperty({ type: 'integer', nullable: true, example: 12 })
  readonly count!: number | null;
  /**
   * Against the day of the last round; absent for who opens no cases, and while there was no round.
   * @example -3
   */
  readonly change?: number;
}

export class OverviewAnswer {
  /**
   * The day of the counts. For who opens no cases that of the last round.
   * @example '2026-11-24'
   */
  readonly day!: string;
  /** @example '2026-11-03' */
  readonly lastRoundOn?: string;
  readonly overdueHandovers!: CountWithTrend;
  /** Whose deadline passed, so that the coordination of the courses was told. */
  readonly escalatedHandovers!: CountWithTrend;
  readonly lapsingRights!: CountWithTrend;
  readonly runsAtRisk!: CountWithTrend;
  /** A department counts its own. */
  readonly overdueMeasures!: CountWithTrend;
  /**
   * Late steps of transitions, as of today; a department counts its own. Absent for a day before, and for who opens no
   * lists of steps.
   * @example 4
   */
  readonly lateSteps?: number;
}

export class BoardCell {
  @ApiProperty({ enum: STAGES, example: 'waiting' })
  readonly stage!: Stage;
  /** null: not told, as it is small or would give a small one away. */
  @ApiProperty({ type: 'integer', nullable: true, example: 31 })
  readonly count!: number | null;
  /**
   * Against the day of the last round.
   * @example 4
   */
  readonly change?: number;
}

export class BoardRowAnswer {
  /**
   * A department, or `all` for all persons.
   * @example 'all'
   */
  readonly department!: string;
  /**
   * Whether the reader may open the cases behind the counts.
   * @example true
   */
  readonly cases!: boolean;
  /**
   * The day of these counts, where it is not that of the board.
   * @example '2026-11-03'
   */
  readonly day?: string;
  @ApiProperty({ type: [BoardCell] })
  readonly cells!: readonly BoardCell[];
}

export class BoardPlace {
  readonly municipality!: NamedMunicipality;
  /** null: not told. */
  @ApiProperty({ type: 'integer', nullable: true, example: 8 })
  readonly waiting!: number | null;
  /** Of those who have not arrived yet; null: not told. */
  @ApiProperty({ type: 'integer', nullable: true, example: 74 })
  readonly total!: number | null;
}

export class BoardAnswer {
  /**
   * The day of the counts. For who opens no cases that of the last round.
   * @example '2026-11-24'
   */
  readonly day!: string;
  /** @example '2026-11-03' */
  readonly lastRoundOn?: string;
  /** Columns, in the order of the way. */
  @ApiProperty({ enum: STAGES, isArray: true, example: STAGES })
  readonly stages!: readonly Stage[];
  /** What `municipality` can be: municipalities, or the members of the county for who opens no cases. */
  @ApiProperty({ type: [NamedMunicipality] })
  readonly municipalities!: readonly NamedMunicipality[];
  @ApiProperty({ type: [BoardRowAnswer] })
  readonly rows!: readonly BoardRowAnswer[];
  @ApiProperty({ type: [BoardPlace] })
  readonly byMunicipality!: readonly BoardPlace[];
}
