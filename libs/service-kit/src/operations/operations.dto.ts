import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Length, Max, Min } from 'class-validator';

const MOST_ROWS = 200;

export class ParkedQuery {
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
}

export class DropRequest {
  /**
   * Why the events are given up; kept with the account that asked. Names no person.
   * @example 'Doppelt eingespielt, von Hand nachgetragen'
   */
  @Length(3, 300)
  reason!: string;
}

/** A parked stream as operators see it: names of places and faults, nothing of its events. */
export class ParkedRow {
  /** @example 'courses.policies' */
  readonly group!: string;
  /** @example '1' */
  readonly generation!: string;
  /** @example 'participation-p_7Qm2x0Vb4Kd9' */
  readonly stream!: string;
  /** @example 'verzahnung.courses' */
  readonly topic!: string;
  /** @example 3 */
  readonly partition!: number;
  /**
   * The fault by name and place in the code: never a value.
   * @example 'TypeError at evolve (case-state.js:41)'
   */
  readonly reason!: string;
  /**
   * Of the event that failed.
   * @example 'q_b5XkT0c1dY2eZ3fA4gB5hC'
   */
  readonly correlationId!: string;
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly parkedAt!: string;
  /**
   * Times that people had it retried in vain.
   * @example 0
   */
  readonly failedRetries!: number;
  /** What people asked for; worked off by the reader of the partition. */
  @ApiProperty({ enum: ['retry', 'drop'], required: false, example: 'retry' })
  readonly requested?: 'retry' | 'drop';
}

export class ParkedPage {
  @ApiProperty({ type: [ParkedRow] })
  readonly rows!: readonly ParkedRow[];
  /**
   * Cursor; absent on the last page.
   * @example 'WyJjb3Vyc2VzLnBvbGljaWVzIl0'
   */
  readonly next?: string;
}

/** What was asked for a parked stream: worked off by the reader of its partition. */
export class ParkedOrder {
  /** @example 'courses.policies' */
  readonly group!: string;
  /** @example '1' */
  readonly generation!: string;
  /** @example 'participation-p_7Qm2x0Vb4Kd9' */
  readonly stream!: string;
  @ApiProperty({ enum: ['retry', 'drop'], example: 'retry' })
  readonly requested!: 'retry' | 'drop';
}

export class RelayOrder {
  @ApiProperty({ enum: ['retry'], example: 'retry' })
  readonly requested!: 'retry';
}

export class CancelOrder {
  /** @example 'cases' */
  readonly projection!: string;
  @ApiProperty({ enum: ['cancel'], example: 'cancel' })
  readonly requested!: 'cancel';
}
