import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { MERGE_UNDO_REASONS, type MergeUndoReason } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import type { UndoMerge } from '../../domain/learner/learner.decider.js';

export class UndoMergeBody {
  /** @example 'papers-show-two' */
  @IsIn(MERGE_UNDO_REASONS)
  reason!: MergeUndoReason;
}

/** They are two persons after all. */
export class UndoMergeCommand extends Command<Outcome> {
  constructor(
    readonly command: UndoMerge,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
