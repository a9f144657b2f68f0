import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { TRANSITION_KINDS, type TransitionKind } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { StartTransition } from '../../domain/transition/transition.decider.js';
import { IsOpaqueId } from '../fields.js';

export class StartTransitionBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'course-to-work' */
  @IsIn(TRANSITION_KINDS)
  kind!: TransitionKind;

  /**
   * Day by which it should be done.
   * @example '2027-02-01'
   */
  @IsOptional()
  @IsDay()
  dueOn?: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Begin a transition between daycare, school, course and work. */
export class StartTransitionCommand extends Command<Outcome> {
  constructor(
    readonly command: StartTransition,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
