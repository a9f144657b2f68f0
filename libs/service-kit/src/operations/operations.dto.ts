import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Length, Max, Min } from 'class-validator';

const MOST_ROWS = 200;

export class ParkedQuery {
  /** Rows a page. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(MOST_ROWS)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @Length(1, 1000)
  after?: string;
}

export class DropRequest {
  /** Why the events are given up; kept with the account that asked. Names no person. */
  @Length(3, 300)
  reason!: string;
}
