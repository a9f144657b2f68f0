import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { HANDOVER_FAILURES, type HandoverFailure } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { FailHandover } from '../../domain/handover/handover.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class FailHandoverBody extends DayBody {
  /**
   * The provider on whose behalf; absent: the one of the account.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /** @example 'seat-lost' */
  @IsIn(HANDOVER_FAILURES)
  reason!: HandoverFailure;
}

/** Record that the follow-up course did not begin with the person. */
export class FailHandoverCommand extends Command<Outcome> {
  constructor(
    readonly handoverId: string,
    readonly command: FailHandover,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
