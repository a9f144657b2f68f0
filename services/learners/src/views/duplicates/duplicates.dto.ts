import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PAIR_STATES, type PairState } from './duplicate-pairs.js';
import { REASONS_AGAINST, REASONS_FOR, type ReasonAgainst, type ReasonFor } from './likeness.js';

const DEFAULT_LIMIT = 20;
const MOST = 100;

export class DuplicatesQuery {
  /**
   * What was decided about them; absent: proposals that nobody decided on.
   * @example 'open'
   */
  @IsOptional()
  @IsIn(PAIR_STATES)
  state: PairState = 'open';

  /** @example 20 */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit: number = DEFAULT_LIMIT;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

/** One of two, with what tells her apart. */
export class DuplicatePerson {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'Mina' */
  readonly givenName!: string;
  /** @example 'Beispiel' */
  readonly familyName!: string;
  /** @example '1991-04-17' */
  readonly birthDate!: string;
  /**
   * Official municipality key (AGS).
   * @example '03251040'
   */
  readonly municipalityKey!: string;
  /** @example '2025-03-10' */
  readonly enrolledOn!: string;
}

export class DuplicatePairRow {
  /** The reference that stays. */
  readonly elder!: DuplicatePerson;
  readonly younger!: DuplicatePerson;
  @ApiProperty({ enum: PAIR_STATES, example: 'open' })
  readonly state!: PairState;
  @ApiProperty({ enum: REASONS_FOR, isArray: true, example: ['same-birth-date', 'similar-name'] })
  readonly reasonsFor!: readonly ReasonFor[];
  @ApiProperty({ enum: REASONS_AGAINST, isArray: true, example: ['other-municipality'] })
  readonly reasonsAgainst!: readonly ReasonAgainst[];
}

export class DuplicatesAnswer {
  /** Likeliest first. */
  @ApiProperty({ type: [DuplicatePairRow] })
  readonly rows!: readonly DuplicatePairRow[];
  /** Absent on the last page. */
  readonly next?: string;
}
