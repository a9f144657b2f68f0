import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import { IsDay } from '#service-kit';
import { STAGES } from '../projections/case/case-state.js';

/** The day to be shown, today where absent. */
export class DayQuery {
  /** `YYYY-MM-DD`; today where absent. */
  @IsOptional()
  @IsDay()
  day?: string;
}

/** A page of a list of now: at most 200 rows, and the cursor that the page before gave. */
export class LimitQuery {
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

/** A page of a list of a day. */
export class PageQuery extends DayQuery {
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

export class BoardQuery extends DayQuery {
  /** Official municipality key; the whole county where absent. */
  @IsOptional()
  @Matches(/^\d{8}$/)
  municipality?: string;
}

export class CasesQuery extends PageQuery {
  /** A row of the board: a department, or `all`. */
  @Matches(/^[a-z-]{1,60}$/)
  department: string = 'all';

  /** A column of the board. */
  @IsIn(STAGES)
  stage: (typeof STAGES)[number] = 'enrolled';

  @IsOptional()
  @Matches(/^\d{8}$/)
  municipality?: string;
}

export class HandoversQuery extends PageQuery {
  /** As of the day. */
  @IsIn(['overdue', 'open', 'arriving', 'escalated', 'answered'])
  state: 'overdue' | 'open' | 'arriving' | 'escalated' | 'answered' = 'open';

  /** As a provider sees it; county-wide readers see all of them. */
  @IsIn(['incoming', 'outgoing', 'all'])
  direction: 'incoming' | 'outgoing' | 'all' = 'all';
}

export class FollowUpsQuery {
  /** The level at which she goes on; absent: what she reached, else what the course leads to. */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;
}

export class StageTimesQuery {
  /** The times of a pair as a whole, by the type of the follow-up course, or by the place of the course that ended. */
  @IsIn(['pair', 'course-type', 'municipality'])
  by: 'pair' | 'course-type' | 'municipality' = 'pair';
}
