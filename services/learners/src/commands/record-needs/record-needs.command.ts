import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { RecordNeeds } from '../../domain/learner/learner.decider.js';

export class RecordNeedsBody {
  /** @example true */
  @IsBoolean()
  childcare!: boolean;

  /**
   * Times of day at which the person can come.
   * @example ['morning']
   */
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(TIMES_OF_DAY, { each: true })
  timesOfDay!: TimeOfDay[];

  /**
   * Kilometres.
   * @example 15
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(200)
  maxDistanceKm?: number;

  /**
   * The room must be reached without steps; the cause is never stored.
   * @example false
   */
  @IsBoolean()
  stepFree!: boolean;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record what a person needs in order to take part; replaces what was recorded before. */
export class RecordNeedsCommand extends Command<Outcome> {
  constructor(
    readonly command: RecordNeeds,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
