import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { RecordMilestone } from '../../domain/milestone/milestone.decider.js';
import { IsOpaqueId } from '../fields.js';

export const MILESTONE_STATES = ['open', 'done'] as const;

export class RecordMilestoneBody {
  /**
   * The reporting department, of the county's list (`GET departments`).
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

  /** @example 'done' */
  @IsIn(MILESTONE_STATES)
  state!: (typeof MILESTONE_STATES)[number];

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** A department reports where a person stands with it. */
export class RecordMilestoneCommand extends Command<Outcome> {
  constructor(
    readonly command: RecordMilestone,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
