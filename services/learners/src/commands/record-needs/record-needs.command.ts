import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { REQUIREMENTS, type Requirement, TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { RecordNeeds } from '../../domain/learner/learner.decider.js';
import { IsOpaqueId } from '../fields.js';

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
   * When a child must be looked after; absent: whenever there is a course.
   * @example ['morning']
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(TIMES_OF_DAY, { each: true })
  childcareAt?: TimeOfDay[];

  /**
   * Minutes of the way there.
   * @example 45
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(240)
  maxTravelMinutes?: number;

  /**
   * What the place or the teaching must offer; the cause is never stored.
   * @example ['step-free']
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(REQUIREMENTS.length)
  @ArrayUnique()
  @IsIn(REQUIREMENTS, { each: true })
  requirements?: Requirement[];

  /**
   * The dispute that this settles.
   * @example 'd_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  settles?: string;

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
