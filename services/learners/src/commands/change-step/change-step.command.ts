import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { type Sphere, STEP_SKIP_REASONS, type StepSkipReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay, type Principal } from '#service-kit';
import type { StepCommand } from '../../domain/transition/steps.js';

export class FinishStepBody {
  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

export class SkipStepBody extends FinishStepBody {
  /** @example 'not-needed' */
  @IsIn(STEP_SKIP_REASONS)
  reason!: StepSkipReason;
}

/** Who changes a step: its owner, or a policy that knows the sphere in which it lies. */
export type StepChanger =
  { readonly actor: 'owner'; readonly principal: Principal } | { readonly actor: 'policy'; readonly sphere: Sphere };

/** A step of a transition is done, left out, or open again. */
export class ChangeStepCommand extends Command<Outcome> {
  constructor(
    readonly transitionId: string,
    readonly command: StepCommand,
    readonly by: StepChanger,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
