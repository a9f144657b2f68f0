import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { consentDecider } from '../../domain/consent/consent.decider.js';
import { learnerPhase } from '../learner-phase.js';
import { GrantConsentCommand } from './grant-consent.command.js';

@CommandHandler(GrantConsentCommand)
export class GrantConsentHandler implements ICommandHandler<GrantConsentCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ command, meta }: GrantConsentCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), learner: await learnerPhase(this.executor, command.personRef) };
    return this.executor.execute(consentDecider, command.consentId, command, facts, meta);
  }
}
