import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { MEDIATION_REASONS, type MediationReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RequestMediation } from '../../domain/mediation/mediation.js';
import { IsOpaqueId } from '../fields.js';

export class RequestMediationBody {
  /**
   * The hand-over that it is about; absent: the two providers in general.
   * @example 'h_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  handoverId?: string;

  /**
   * The provider that asks; absent: the one of the account. The coordination names one of the two here.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /**
   * The other provider; not with a hand-over, which names both.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  partnerId?: string;

  /** @example 'no-answer' */
  @IsIn(MEDIATION_REASONS)
  reason!: MediationReason;
}

/** Ask for mediation. */
export class RequestMediationCommand extends Command<Outcome> {
  constructor(
    readonly command: Omit<RequestMediation, 'mediationId'>,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
