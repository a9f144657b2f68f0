import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import {
  type AgreeItem,
  coordinationMeetingDecider,
  type CoordinationMeetingFacts,
} from '../../domain/coordination-meeting/coordination-meeting.js';
import { CourseFacts } from '../course-facts.js';
import { MeetingCommand } from './coordination-meeting.command.js';

@CommandHandler(MeetingCommand)
export class MeetingHandler implements ICommandHandler<MeetingCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ meetingId, command, meta }: MeetingCommand): Promise<Outcome> {
    const facts: CoordinationMeetingFacts = {
      today: this.courses.today(),
      ...(command.kind === 'agree' ? await this.knownOf(command.item) : {}),
    };
    return this.executor.execute(coordinationMeetingDecider, meetingId, command, facts, meta);
  }

  private async knownOf({ subject, subjectId, owner }: AgreeItem['item']): Promise<Partial<CoordinationMeetingFacts>> {
    const isKnown = async (): Promise<boolean> => {
      if (subjectId === undefined) return false;
      switch (subject) {
        case 'course-run':
          return (await this.courses.run(subjectId)).plan !== undefined;
        case 'handover':
          return (await this.courses.handover(subjectId)).offer !== undefined;
        case 'merge':
          return true;
        case 'all':
          return false;
      }
    };
    const [subjectKnown, ownerKnown] = await Promise.all([
      isKnown(),
      owner === undefined ? false : this.courses.providerKnown(owner),
    ]);
    return { subjectKnown, ownerKnown };
  }
}
