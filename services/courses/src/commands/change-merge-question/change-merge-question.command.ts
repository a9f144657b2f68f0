import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { MergeQuestionCommand } from '../../domain/run-merge/merge-question.js';

/** A registered person is asked, has answered, or is settled. */
export class ChangeMergeQuestionCommand extends Command<Outcome> {
  constructor(
    readonly questionId: string,
    readonly command: MergeQuestionCommand,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
