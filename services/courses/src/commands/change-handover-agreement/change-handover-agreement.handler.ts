import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { handoverAgreementDecider } from '../../domain/handover-agreement/handover-agreement.js';
import { pairOfAgreement } from '../derived-id.js';
import { ChangeHandoverAgreementCommand } from './change-handover-agreement.command.js';

@CommandHandler(ChangeHandoverAgreementCommand)
export class ChangeHandoverAgreementHandler implements ICommandHandler<ChangeHandoverAgreementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: ChangeHandoverAgreementCommand): Promise<Outcome> {
    const facts = { today: this.clock.today() };
    return this.executor.execute(handoverAgreementDecider, pairOfAgreement(command.agreementId), command, facts, meta);
  }
}
