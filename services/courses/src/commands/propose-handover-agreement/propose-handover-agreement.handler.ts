import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { handoverAgreementDecider } from '../../domain/handover-agreement/handover-agreement.js';
import { CourseFacts } from '../course-facts.js';
import { ProposeHandoverAgreementCommand } from './propose-handover-agreement.command.js';

@CommandHandler(ProposeHandoverAgreementCommand)
export class ProposeHandoverAgreementHandler implements ICommandHandler<ProposeHandoverAgreementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ command, meta }: ProposeHandoverAgreementCommand): Promise<Outcome> {
    const facts = { today: this.courses.today(), partnerKnown: await this.courses.providerKnown(command.partnerId) };
    return this.executor.execute(handoverAgreementDecider, command.pairId, command, facts, meta);
  }
}
