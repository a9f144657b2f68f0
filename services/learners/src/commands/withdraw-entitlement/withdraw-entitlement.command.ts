import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { WithdrawEntitlement } from '../../domain/entitlement/entitlement.decider.js';

export const WITHDRAWAL_REASONS = ['access-closed', 'lapsed', 'issued-in-error', 'moved-away'] as const;

export class WithdrawEntitlementBody {
  /** @example 'access-closed' */
  @IsIn(WITHDRAWAL_REASONS)
  reason!: (typeof WITHDRAWAL_REASONS)[number];

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** End a right, by a named person and with a reason. */
export class WithdrawEntitlementCommand extends Command<Outcome> {
  constructor(
    readonly entitlementId: string,
    readonly command: WithdrawEntitlement,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
