import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { CompleteTransition } from '../../domain/transition/transition.decider.js';

export class CompleteTransitionBody {
  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** The person has arrived. */
export class CompleteTransitionCommand extends Command<Outcome> {
  constructor(
    readonly transitionId: string,
    readonly command: CompleteTransition,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
