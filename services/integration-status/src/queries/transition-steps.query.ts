import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** Open steps of transitions: whose, and whether only the late ones. */
export class TransitionStepsQuery {
  /** Department that owns the steps; the own one where absent, for offices all that are not kept apart. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  owner?: string;

  /** `true`: those alone whose day is over. */
  @IsOptional()
  @IsIn(['true', 'false'])
  late?: 'true' | 'false';

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
