import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { runMergeDecider } from '../../domain/run-merge/run-merge.js';
import { mergeIdOf } from '../derived-id.js';
import { MergeFacts } from '../merge-facts.js';
import { ProposeRunMergeCommand } from './propose-run-merge.command.js';

/** The id of the merge whose stream a proposal went to. */
export const mergeOf = ({ stream }: Outcome): string => stream.slice(`${runMergeDecider.aggregate}-`.length);

/** One merge of a run is under way at a time: the next one begins where the last has come to its end. */
@CommandHandler(ProposeRunMergeCommand)
export class ProposeRunMergeHandler implements ICommandHandler<ProposeRunMergeCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(MergeFacts) private readonly merges: MergeFacts,
  ) {}

  async execute({ command, meta }: ProposeRunMergeCommand): Promise<Outcome> {
    const facts = await this.merges.ofRuns(command.keptRunId, command.dissolvedRunId, command.effectiveOn);
    for (let before = 0; ; before++) {
      const mergeId = mergeIdOf(command.dissolvedRunId, before);
      const outcome = await this.executor.execute(runMergeDecider, mergeId, { ...command, mergeId }, facts, meta);
      if (outcome.status === 'done' || outcome.refusal.code !== 'merge-already-proposed') return outcome;
    }
  }
}
