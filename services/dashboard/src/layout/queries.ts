import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** `?tag=`: the day to be shown, today where absent. An empty field of a form counts as absent. */
export class DayQuery {
  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  tag?: string;
}

/** `?ab=`: the cursor that the page before gave. */
export class ListQuery extends DayQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;
}
