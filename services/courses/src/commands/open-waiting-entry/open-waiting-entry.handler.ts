import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { type OpenWaitingEntry, waitingEntryDecider } from '../../domain/waiting-entry/waiting-entry.js';
import { CourseFacts } from '../course-facts.js';
import { OpenEntries } from '../open-entries.js';
import { EntryIds } from './entry-ids.js';
import { OpenWaitingEntryCommand } from './open-waiting-entry.command.js';

/** The id of the entry whose stream a need went to. */
export const entryOf = ({ stream }: Outcome): string => stream.slice(`${waitingEntryDecider.aggregate}-`.length);

/** One entry of a need is open at a time: the next entry of a person begins where none was before. */
@CommandHandler(OpenWaitingEntryCommand)
export class OpenWaitingEntryHandler implements ICommandHandler<OpenWaitingEntryCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(OpenEntries) private readonly entries: OpenEntries,
    @Inject(EntryIds) private readonly ids: EntryIds,
  ) {}

  async execute({ command, meta }: OpenWaitingEntryCommand): Promise<Outcome> {
    const { need } = command;
    const today = this.courses.today();
    const courseTypeKnown = this.courses.courseType(need.courseType, today) !== undefined;
    const openEntry = await this.entries.forNeed(need.personRef, need);
    const facts = { today, courseTypeKnown, ...(openEntry === undefined ? {} : { openEntry }) };
    for (let before = 0; ; before++) {
      const entryId = this.ids.of(need.personRef, before);
      const open: OpenWaitingEntry = { ...command, need: { ...need, entryId } };
      const outcome = await this.executor.execute(waitingEntryDecider, entryId, open, facts, meta);
      if (outcome.status === 'done' || outcome.refusal.code !== 'entry-already-open') return outcome;
    }
  }
}
