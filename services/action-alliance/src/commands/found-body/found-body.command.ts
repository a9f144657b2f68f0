import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { FoundBody } from '../../domain/body/body.decider.js';
import { IsOpaqueId } from '../fields.js';

export const BODY_KINDS = ['action-alliance', 'action-plan-round', 'coordination-meeting', 'working-group'] as const;

export class FoundBodyBody {
  /**
   * A speaking id that the county chooses; absent: one is made.
   * @example 'action-alliance'
   */
  @IsOptional()
  @IsOpaqueId()
  bodyId?: string;

  /** @example 'Aktionsbündnis Integration' */
  @IsString()
  @Length(1, 200)
  @IsNotBlank()
  name!: string;

  /** @example 'action-alliance' */
  @IsIn(BODY_KINDS)
  kind!: (typeof BODY_KINDS)[number];

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Set up a body. */
export class FoundBodyCommand extends Command<Outcome> {
  constructor(
    readonly command: FoundBody,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
