import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { MILESTONE_WITHDRAWAL_REASONS, type MilestoneWithdrawalReason } from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay } from '#service-kit';
import type { WithdrawMilestone } from '../../domain/milestone/milestone.decider.js';
import { IsOpaqueId } from '../fields.js';

export class WithdrawMilestoneBody {
  /**
   * The department that reported.
   * @example 'social'
   */
  @IsOpaqueId()
  department!: string;

  /**
   * Code of a milestone of this department.
   * @example 'benefits-settled'
   */
  @IsOpaqueId()
  milestone!: string;

  /** @example 'reported-in-error' */
  @IsIn(MILESTONE_WITHDRAWAL_REASONS)
  reason!: MilestoneWithdrawalReason;

  /**
   * Day on which it was taken back; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** A department takes back what it reported. */
export class WithdrawMilestoneCommand extends Command<Outcome> {
  constructor(
    readonly command: WithdrawMilestone,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
