import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** `?tag=`: the day to be shown, today where absent. An empty field of a form counts as absent. */
export class DayQuery {
  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  tag?: string;
}

/** What a list of cases is narrowed to: a cell of the board. */
export class CasesFilter extends DayQuery {
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  fachdienst: string = 'all';

  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  stufe: string = 'enrolled';

  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;
}

/** `?ab=`: the cursor that the page before gave; `?sortiert=`: the header of a column. */
export class ListQuery extends DayQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  sortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  richtung?: 'ab';
}

/** The day that an address asks for. */
export const dayOf = ({ tag }: DayQuery, today: string): string => (tag === undefined || tag === '' ? today : tag);
