import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { AcceptHandover } from '../../domain/handover/handover.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class AcceptHandoverBody extends DayBody {
  /**
   * The provider on whose behalf; absent: the one of the account.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /**
   * The run in which the person shall begin; absent: the one of the offer, or none yet.
   * @example 'r_2'
   */
  @IsOptional()
  @IsOpaqueId()
  followUpRunId?: string;
}

/** Take over a person that was offered. */
export class AcceptHandoverCommand extends Command<Outcome> {
  constructor(
    readonly handoverId: string,
    readonly command: AcceptHandover,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
