import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { IsDay } from '#service-kit';

/** The day to be shown, today where absent. */
export class DayQuery {
  @IsOptional()
  @IsDay()
  day?: string;
}

/** A page of a list: at most 200 rows, and the cursor that the page before gave. */
export class PageQuery extends DayQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}
