import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import type { HandoverFacts } from '../../domain/handover/handover.commands.js';
import { handoverDecider } from '../../domain/handover/handover.js';
import { RuleBook } from '../../rules/rule-book.js';
import { CourseFacts } from '../course-facts.js';
import { handoverIdOf } from '../derived-id.js';
import { CONSENT_CHECK, type ConsentCheck } from './consent-check.js';
import { type Offer, OfferHandoverCommand } from './offer-handover.command.js';

/** The id of the hand-over whose stream an offer went to. */
export const handoverOf = ({ stream }: Outcome): string => stream.slice(`${handoverDecider.aggregate}-`.length);

/** One hand-over of a registration is open at a time: the next one begins where the last has come to its end. */
@CommandHandler(OfferHandoverCommand)
export class OfferHandoverHandler implements ICommandHandler<OfferHandoverCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(CONSENT_CHECK) private readonly isConsentValid: ConsentCheck,
  ) {}

  async execute({ command, meta }: OfferHandoverCommand): Promise<Outcome> {
    const facts = await this.factsFor(command);
    for (let before = 0; ; before++) {
      const handoverId = handoverIdOf(command.registrationId, before);
      const follows = before === 0 ? {} : { predecessorId: handoverIdOf(command.registrationId, before - 1) };
      const offer = { ...command, handoverId, ...follows };
      const outcome = await this.executor.execute(handoverDecider, handoverId, offer, facts, meta);
      if (outcome.status === 'done' || outcome.refusal.code !== 'handover-already-offered') return outcome;
    }
  }

  private async factsFor(command: Offer): Promise<HandoverFacts> {
    const today = this.courses.today();
    const day = command.effectiveOn ?? today;
    const [participation, receiverKnown, followUpRun, consentValid, promise] = await Promise.all([
      this.courses.offered(command.personRef, command.registrationId),
      this.courses.providerKnown(command.toProvider),
      command.followUpRunId === undefined ? undefined : this.courses.run(command.followUpRunId),
      command.basis === 'consent' ? this.isConsentValid(command) : false,
      this.courses.promise(command.providerId, command.toProvider, day),
    ]);
    const followUpCourseType = this.courses.courseType(command.followUpCourseType, day);
    return {
      today,
      offer: {
        answerRule: this.rules.answerRule(day),
        watchRule: this.rules.watchRule(day),
        allowed: this.rules.transferData(command.basis, day),
        ...(promise ? { promise } : {}),
        receiverKnown,
        consentValid,
        ...(participation ? { participation } : {}),
        ...(followUpCourseType ? { followUpCourseType } : {}),
      },
      ...(followUpRun?.plan ? { followUpRun: followUpRun.plan } : {}),
    };
  }
}
