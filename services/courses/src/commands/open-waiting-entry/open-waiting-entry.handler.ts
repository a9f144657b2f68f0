import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { waitingEntryDecider } from '../../domain/waiting-entry/waiting-entry.js';
import { CourseFacts } from '../course-facts.js';
import { OpenWaitingEntryCommand } from './open-waiting-entry.command.js';

@CommandHandler(OpenWaitingEntryCommand)
export class OpenWaitingEntryHandler implements ICommandHandler<OpenWaitingEntryCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  execute({ command, meta }: OpenWaitingEntryCommand): Promise<Outcome> {
    const today = this.courses.today();
    const courseTypeKnown = this.courses.courseType(command.need.courseType, today) !== undefined;
    return this.executor.execute(waitingEntryDecider, command.need.entryId, command, { today, courseTypeKnown }, meta);
  }
}
