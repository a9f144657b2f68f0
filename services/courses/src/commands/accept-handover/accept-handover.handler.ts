import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import type { HandoverFacts } from '../../domain/handover/handover.commands.js';
import { handoverDecider } from '../../domain/handover/handover.js';
import { CourseFacts } from '../course-facts.js';
import { AcceptHandoverCommand } from './accept-handover.command.js';

@CommandHandler(AcceptHandoverCommand)
export class AcceptHandoverHandler implements ICommandHandler<AcceptHandoverCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ handoverId, command, meta }: AcceptHandoverCommand): Promise<Outcome> {
    const { followUpRunId } = command;
    const run = followUpRunId === undefined ? undefined : await this.courses.run(followUpRunId);
    const today = this.courses.today();
    const acceptance = await this.courses.acceptance(handoverId, command.effectiveOn ?? today);
    const facts: HandoverFacts = {
      today,
      ...(acceptance ? { acceptance } : {}),
      ...(run?.plan ? { followUpRun: run.plan } : {}),
    };
    return this.executor.execute(handoverDecider, handoverId, command, facts, meta);
  }
}
