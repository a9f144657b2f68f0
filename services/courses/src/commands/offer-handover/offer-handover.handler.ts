import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import type { HandoverFacts, OfferHandover } from '../../domain/handover/handover.commands.js';
import { handoverDecider } from '../../domain/handover/handover.js';
import { RuleBook } from '../../rules/rule-book.js';
import { CourseFacts } from '../course-facts.js';
import { OfferHandoverCommand } from './offer-handover.command.js';

@CommandHandler(OfferHandoverCommand)
export class OfferHandoverHandler implements ICommandHandler<OfferHandoverCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RuleBook) private readonly rules: RuleBook,
  ) {}

  async execute({ command, meta }: OfferHandoverCommand): Promise<Outcome> {
    const facts = await this.factsFor(command);
    return this.executor.execute(handoverDecider, command.handoverId, command, facts, meta);
  }

  private async factsFor(command: OfferHandover): Promise<HandoverFacts> {
    const today = this.courses.today();
    const day = command.effectiveOn ?? today;
    const [participation, receiverKnown, followUpRun] = await Promise.all([
      this.courses.offered(command.personRef, command.registrationId),
      this.courses.providerKnown(command.toProvider),
      command.followUpRunId === undefined ? undefined : this.courses.run(command.followUpRunId),
    ]);
    const followUpCourseType = this.courses.courseType(command.followUpCourseType, day);
    return {
      today,
      offer: {
        answerRule: this.rules.answerRule(day),
        receiverKnown,
        ...(participation ? { participation } : {}),
        ...(followUpCourseType ? { followUpCourseType } : {}),
      },
      ...(followUpRun?.plan ? { followUpRun: followUpRun.plan } : {}),
    };
  }
}
