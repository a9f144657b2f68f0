import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { MoveLearner } from '../../domain/learner/learner.decider.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

const MOVE_REASONS = ['moved', 'recorded-wrongly'] as const;

export class MoveLearnerBody {
  /**
   * Official municipality key (AGS).
   * @example '03251041'
   */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /** @example 'moved' */
  @IsIn(MOVE_REASONS)
  reason!: (typeof MOVE_REASONS)[number];

  /**
   * The dispute that this settles.
   * @example 'd_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  settles?: string;

  /**
   * First day there; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** A person lives in another municipality from a day on, or was found to have lived there. */
export class MoveLearnerCommand extends Command<Outcome> {
  constructor(
    readonly command: MoveLearner,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
