import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { waitingEntryDecider } from '../../domain/waiting-entry/waiting-entry.js';
import { CourseFacts } from '../course-facts.js';
import { OpenEntries } from '../open-entries.js';
import { ChangeWaitingEntryCommand } from './change-waiting-entry.command.js';

@CommandHandler(ChangeWaitingEntryCommand)
export class ChangeWaitingEntryHandler implements ICommandHandler<ChangeWaitingEntryCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(OpenEntries) private readonly entries: OpenEntries,
  ) {}

  async execute({ entryId, command, meta }: ChangeWaitingEntryCommand): Promise<Outcome> {
    const { need } = await this.courses.waitingEntry(entryId);
    const changed = need && { courseType: need.courseType, level: command.need.level };
    const openEntry = changed && (await this.entries.forNeed(need.personRef, changed, entryId));
    const facts = { today: this.courses.today(), ...(openEntry === undefined ? {} : { openEntry }) };
    return this.executor.execute(waitingEntryDecider, entryId, command, facts, meta);
  }
}
