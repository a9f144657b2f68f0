import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { WithdrawHandover } from '../../domain/handover/handover.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

const REASONS = ['consent-revoked', 'person-declined', 'offered-in-error'] as const;

export class WithdrawHandoverBody extends DayBody {
  /**
   * The provider on whose behalf; absent: the one of the account.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /** @example 'person-declined' */
  @IsIn(REASONS)
  reason!: (typeof REASONS)[number];
}

/** Take an offer back. */
export class WithdrawHandoverCommand extends Command<Outcome> {
  constructor(
    readonly handoverId: string,
    readonly command: WithdrawHandover,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
