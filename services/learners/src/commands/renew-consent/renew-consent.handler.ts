import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { ConsentDesk } from '../consent-desk.js';
import { RenewConsentCommand } from './renew-consent.command.js';

@CommandHandler(RenewConsentCommand)
export class RenewConsentHandler implements ICommandHandler<RenewConsentCommand> {
  constructor(@Inject(ConsentDesk) private readonly desk: ConsentDesk) {}

  execute({ consentId, command, meta }: RenewConsentCommand): Promise<Outcome> {
    return this.desk.execute(consentId, command, meta);
  }
}
