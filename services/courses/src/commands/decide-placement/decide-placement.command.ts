import { ApiProperty } from '@nestjs/swagger';
import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  LEVEL_REASONS,
  type LevelReason,
  NOT_FITTING_REASONS,
  type NotFittingReason,
  PLACEMENT_OUTCOMES,
  type PlacementOutcome,
} from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { DecidePlacement } from '../../domain/placement/placement.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId, IsOpaqueIds } from '../fields.js';

/** A run that stood side by side with others, with the codes of the reasons that were shown. */
export class ProposedRun {
  /** @example 'r_1' */
  @IsOpaqueId()
  runId!: string;

  /** @example ['level-fits', 'seats-free'] */
  @IsArray()
  @ArrayMaxSize(20)
  @IsOpaqueIds()
  reasonsFor!: string[];

  /** @example ['no-childcare'] */
  @IsArray()
  @ArrayMaxSize(20)
  @IsOpaqueIds()
  reasonsAgainst!: string[];
}

export class DecidePlacementBody extends DayBody {
  /** @example 'chosen' */
  @IsIn(PLACEMENT_OUTCOMES)
  outcome!: PlacementOutcome;

  /**
   * The run that the decision is about, one of those proposed.
   * @example 'r_1'
   */
  @IsOpaqueId()
  runId!: string;

  /**
   * Why the run does not fit.
   * @example 'childcare'
   */
  @IsOptional()
  @IsIn(NOT_FITTING_REASONS)
  reason?: NotFittingReason;

  /**
   * Why the course chosen is off the placement; needed when it is (§ 11 Abs. 2 IntV).
   * @example 'no-course-of-level'
   */
  @IsOptional()
  @IsIn(LEVEL_REASONS)
  levelReason?: LevelReason;

  /** What was proposed, best first. */
  @ApiProperty({ type: [ProposedRun] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ProposedRun)
  proposed!: ProposedRun[];

  /**
   * The rule by which it was proposed.
   * @example 'matching'
   */
  @IsOpaqueId()
  ruleId!: string;

  /** @example '2026-11-01' */
  @MinLength(1)
  @MaxLength(40)
  ruleVersion!: string;
}

/** Record what a person decided about a proposal. */
export class DecidePlacementCommand extends Command<Outcome> {
  constructor(
    readonly command: DecidePlacement,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
