import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { DROP_OUT_REASONS, type DropOutReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { DropOut } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';

export class DropOutBody extends DayBody {
  /** @example 'work' */
  @IsIn(DROP_OUT_REASONS)
  reason!: DropOutReason;
}

/** The participant left the run before its end. */
export class DropOutCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: DropOut,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
