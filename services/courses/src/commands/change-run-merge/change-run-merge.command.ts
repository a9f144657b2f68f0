import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ProposeMerge, RunMergeCommand } from '../../domain/run-merge/run-merge.commands.js';

/** What becomes of a merge that was proposed: agreed, refused, a person asked or settled, given up. */
export class ChangeRunMergeCommand extends Command<Outcome> {
  constructor(
    readonly mergeId: string,
    readonly command: Exclude<RunMergeCommand, ProposeMerge>,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
