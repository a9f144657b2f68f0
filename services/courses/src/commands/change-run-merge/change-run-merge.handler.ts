import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { runMergeDecider } from '../../domain/run-merge/run-merge.js';
import { MergeFacts } from '../merge-facts.js';
import { ChangeRunMergeCommand } from './change-run-merge.command.js';

@CommandHandler(ChangeRunMergeCommand)
export class ChangeRunMergeHandler implements ICommandHandler<ChangeRunMergeCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(MergeFacts) private readonly merges: MergeFacts,
  ) {}

  async execute({ mergeId, command, meta }: ChangeRunMergeCommand): Promise<Outcome> {
    const facts = await this.merges.ofMerge(mergeId, command.effectiveOn);
    return this.executor.execute(runMergeDecider, mergeId, command, facts, meta);
  }
}
