import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { CompleteMeasure } from '../../domain/measure/measure.decider.js';

export class CompleteMeasureBody {
  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** A measure is done. */
export class CompleteMeasureCommand extends Command<Outcome> {
  constructor(
    readonly measureId: string,
    readonly command: CompleteMeasure,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
