import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay } from '#service-kit';
import type { AnswerAgreement, EndAgreement } from '../../domain/handover-agreement/handover-agreement.js';
import { IsOpaqueId } from '../fields.js';

export class AnswerHandoverAgreementBody {
  /**
   * The provider on whose behalf; absent: the one of the account.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;
}

export class EndHandoverAgreementBody extends AnswerHandoverAgreementBody {
  /**
   * The last day on which an offer rests on it.
   * @example '2027-03-31'
   */
  @IsDay()
  lastDay!: string;
}

/** Agree to a proposal, decline it, or end what was agreed. */
export class ChangeHandoverAgreementCommand extends Command<Outcome> {
  constructor(
    readonly command: AnswerAgreement | EndAgreement,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
