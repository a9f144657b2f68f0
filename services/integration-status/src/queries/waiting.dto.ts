import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';

/** Which of those who wait. */
export class WaitingQuery {
  /**
   * Code of the catalogue of course types; all where absent.
   * @example 'IK_ALLG'
   */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  courseType?: string;

  /** Level at which the course shall begin; all where absent. */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;

  /** Official municipality key; the whole county where absent. */
  @IsOptional()
  @Matches(/^\d{8}$/)
  municipality?: string;

  /** Rows a page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

export class MergesQuery {
  /** Under way, or come to an end. */
  @IsIn(['open', 'closed'])
  state: 'open' | 'closed' = 'open';
}
