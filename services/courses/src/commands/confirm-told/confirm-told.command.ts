import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ConfirmTold } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';

export class ConfirmToldBody extends DayBody {
  /** @example ['g_1', 'g_2'] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { each: true })
  registrationIds!: string[];
}

/** Record that people of a cancelled run were told. */
export class ConfirmToldCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: ConfirmTold,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
