import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { LITERACIES, type Literacy } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { RecordLiteracy } from '../../domain/learner/learner.decider.js';
import { IsOpaqueId } from '../fields.js';

export class RecordLiteracyBody {
  /**
   * The script in which the person reads and writes.
   * @example 'other-script'
   */
  @IsIn(LITERACIES)
  literacy!: Literacy;

  /**
   * Who found it: a provider or an office.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  assessedBy?: string;

  /**
   * The dispute that this settles.
   * @example 'd_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  settles?: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record in which script a person reads and writes. */
export class RecordLiteracyCommand extends Command<Outcome> {
  constructor(
    readonly command: RecordLiteracy,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
