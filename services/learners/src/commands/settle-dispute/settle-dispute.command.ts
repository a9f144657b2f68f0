import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { SettleDispute } from '../../domain/learner/learner.decider.js';

export const DISPUTE_OUTCOMES = ['confirmed', 'corrected'] as const;

export class SettleDisputeBody {
  /** @example 'corrected' */
  @IsIn(DISPUTE_OUTCOMES)
  outcome!: (typeof DISPUTE_OUTCOMES)[number];

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Settle a dispute: the datum was right, or it was corrected. */
export class SettleDisputeCommand extends Command<Outcome> {
  constructor(
    readonly command: SettleDispute,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
