import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { OVERLAP_REASONS, type OverlapReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { AllowOverlap } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';

/** Why the person may be in both runs. */
export class AllowOverlapBody extends DayBody {
  /** @example 'times-differ' */
  @IsIn(OVERLAP_REASONS)
  reason!: OverlapReason;
}

/** Let the person be in overlapping runs. */
export class AllowOverlapCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: AllowOverlap,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
