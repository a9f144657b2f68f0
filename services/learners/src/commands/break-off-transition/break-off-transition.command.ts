import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { BREAK_OFF_REASONS, type BreakOffReason } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { BreakOffTransition } from '../../domain/transition/transition.decider.js';

export class BreakOffTransitionBody {
  /** @example 'other-way-taken' */
  @IsIn(BREAK_OFF_REASONS)
  reason!: BreakOffReason;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** End a transition without having arrived. */
export class BreakOffTransitionCommand extends Command<Outcome> {
  constructor(
    readonly transitionId: string,
    readonly command: BreakOffTransition,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
