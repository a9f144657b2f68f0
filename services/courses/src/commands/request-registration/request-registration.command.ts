import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { LEVEL_REASONS, type LevelReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RequestRegistration } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class RequestRegistrationBody extends DayBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'r_1' */
  @IsOpaqueId()
  runId!: string;

  /**
   * Hold the seat until the provider confirms it, instead of giving it at once.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  hold?: boolean;

  /**
   * Why the course is off the placement; needed when it is (§ 11 Abs. 2 IntV).
   * @example 'no-course-of-level'
   */
  @IsOptional()
  @IsIn(LEVEL_REASONS)
  levelReason?: LevelReason;
}

/** Ask for a seat in a run. The run answers by a policy. */
export class RequestRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly command: RequestRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
