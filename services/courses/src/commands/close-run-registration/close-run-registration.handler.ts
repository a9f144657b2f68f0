import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { CloseRunRegistrationCommand } from './close-run-registration.command.js';

@CommandHandler(CloseRunRegistrationCommand)
export class CloseRunRegistrationHandler implements ICommandHandler<CloseRunRegistrationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ runId, command, meta }: CloseRunRegistrationCommand): Promise<Outcome> {
    return this.executor.execute(courseRunDecider, runId, command, { today: this.clock.today() }, meta);
  }
}
