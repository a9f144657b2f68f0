import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { RefusalCount as Counted } from '../policies/refused-orders.js';

const MOST_ROWS = 200;
const NAME = /^[a-z0-9-]{1,100}$/;

/** Half of the two would list everything: one that is named asks for the other. */
const asksFor = (one: unknown, other: unknown): boolean => one !== undefined || typeof other === 'string';

export class RefusalsQuery {
  /** Rows a page. */
  @ApiPropertyOptional()
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

  /** Of this policy alone; together with `code`. */
  @ApiPropertyOptional()
  @ValidateIf(({ policy, code }: RefusalsQuery) => asksFor(policy, code))
  @Matches(NAME)
  policy?: string;

  /** Refused with this code alone; together with `policy`. */
  @ApiPropertyOptional()
  @ValidateIf(({ policy, code }: RefusalsQuery) => asksFor(code, policy))
  @Matches(NAME)
  code?: string;
}

/** How often a policy was refused with one code, as far as refusals are kept. */
export class RefusalCount implements Counted {
  /** @example 'request-registration-when-placement-chosen' */
  readonly policy!: string;
  /** @example 'overlapping-registration' */
  readonly code!: string;
  /** @example 3 */
  readonly count!: number;
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly lastAt!: string;
}

/** What a policy wanted and a stream refused: names of places, nothing of the command. */
export class RefusalRow {
  /** @example 'request-registration-when-placement-chosen' */
  readonly policy!: string;
  /** @example 'overlapping-registration' */
  readonly code!: string;
  /**
   * The stream that refused.
   * @example 'participation-p_7Qm2x0Vb4Kd9'
   */
  readonly stream?: string;
  /**
   * Of what led to it.
   * @example 'q_b5XkT0c1dY2eZ3fA4gB5hC'
   */
  readonly correlationId?: string;
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly refusedAt!: string;
}

export class RefusalsPage {
  @ApiProperty({ type: [RefusalRow] })
  readonly rows!: readonly RefusalRow[];
  /**
   * Cursor; absent on the last page.
   * @example 'WyJjb3Vyc2VzLnBvbGljaWVzIl0'
   */
  readonly next?: string;
}
