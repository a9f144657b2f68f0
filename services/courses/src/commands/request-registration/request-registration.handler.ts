import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { CourseFacts } from '../course-facts.js';
import { RequestRegistrationCommand } from './request-registration.command.js';

@CommandHandler(RequestRegistrationCommand)
export class RequestRegistrationHandler implements ICommandHandler<RequestRegistrationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ command, meta }: RequestRegistrationCommand): Promise<Outcome> {
    const run = await this.courses.claimedRun(command.runId);
    const facts = { today: this.courses.today(), ...(run ? { run } : {}) };
    return this.executor.execute(participationDecider, command.personRef, command, facts, meta);
  }
}
