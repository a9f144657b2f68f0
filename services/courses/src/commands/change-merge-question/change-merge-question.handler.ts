import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { mergeQuestionDecider } from '../../domain/run-merge/merge-question.js';
import { MergeFacts } from '../merge-facts.js';
import { ChangeMergeQuestionCommand } from './change-merge-question.command.js';

@CommandHandler(ChangeMergeQuestionCommand)
export class ChangeMergeQuestionHandler implements ICommandHandler<ChangeMergeQuestionCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(MergeFacts) private readonly merges: MergeFacts,
  ) {}

  async execute({ questionId, command, meta }: ChangeMergeQuestionCommand): Promise<Outcome> {
    const facts = await this.merges.ofQuestion(questionId);
    return this.executor.execute(mergeQuestionDecider, questionId, command, facts, meta);
  }
}
