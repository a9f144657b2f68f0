import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
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
    const facts = { today: this.courses.today(), ...(run?.plan ? { followUpRun: run.plan } : {}) };
    return this.executor.execute(handoverDecider, handoverId, command, facts, meta);
  }
}
