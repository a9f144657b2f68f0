import { Command } from '@nestjs/cqrs';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay } from '#service-kit';
import type { ProposeAgreement } from '../../domain/handover-agreement/handover-agreement.js';
import { IsOpaqueId } from '../fields.js';

export class ProposeHandoverAgreementBody {
  /**
   * The provider on whose behalf; absent: the one of the account.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /**
   * The other provider.
   * @example 'vhs'
   */
  @IsOpaqueId()
  partnerId!: string;

  /**
   * Days from the offer to the answer.
   * @example 7
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  answerDays?: number;

  /**
   * Days from the answer to the start of the follow-up course.
   * @example 28
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  startDays?: number;

  /**
   * Days from the end of the course to the start of the follow-up course.
   * @example 42
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  courseStartDays?: number;

  /** @example '2026-12-01' */
  @IsDay()
  validFrom!: string;

  /**
   * Absent: until one of the two ends it.
   * @example '2027-11-30'
   */
  @IsOptional()
  @IsDay()
  validTo?: string;
}

/** Propose to another provider how long a hand-over takes at most. */
export class ProposeHandoverAgreementCommand extends Command<Outcome> {
  constructor(
    readonly command: ProposeAgreement,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
