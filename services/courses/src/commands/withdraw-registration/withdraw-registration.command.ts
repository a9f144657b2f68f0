import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { WithdrawRegistration } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';

/** What people say; that its time is over a timer says alone. */
const REASONS = WITHDRAWAL_REASONS.filter((reason) => reason !== 'hold-expired');

export class WithdrawRegistrationBody extends DayBody {
  /** @example 'person-declined' */
  @IsOptional()
  @IsIn(REASONS)
  reason?: WithdrawalReason;
}

/** Take a registration back before the participation began. */
export class WithdrawRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: WithdrawRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
