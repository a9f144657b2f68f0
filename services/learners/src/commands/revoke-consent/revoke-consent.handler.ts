import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { consentDecider } from '../../domain/consent/consent.decider.js';
import { RevokeConsentCommand } from './revoke-consent.command.js';

@CommandHandler(RevokeConsentCommand)
export class RevokeConsentHandler implements ICommandHandler<RevokeConsentCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ consentId, command, meta }: RevokeConsentCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), learner: 'enrolled' } as const;
    return this.executor.execute(consentDecider, consentId, command, facts, meta);
  }
}
