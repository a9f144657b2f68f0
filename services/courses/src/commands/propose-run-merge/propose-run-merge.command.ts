import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ProposeMerge } from '../../domain/run-merge/run-merge.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class ProposeRunMergeBody extends DayBody {
  /**
   * The run that takes place.
   * @example 'r_1'
   */
  @IsOpaqueId()
  keptRunId!: string;

  /**
   * The run whose people are asked to move.
   * @example 'r_2'
   */
  @IsOpaqueId()
  dissolvedRunId!: string;

  /**
   * The provider that proposes it, where the account acts for several.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;
}

/** A merge that has no id yet. */
export type NewMerge = Omit<ProposeMerge, 'mergeId'>;

/** Propose that two runs become one. */
export class ProposeRunMergeCommand extends Command<Outcome> {
  constructor(
    readonly command: NewMerge,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
