import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { ConsentDesk } from '../consent-desk.js';
import { RevokeConsentCommand } from './revoke-consent.command.js';

@CommandHandler(RevokeConsentCommand)
export class RevokeConsentHandler implements ICommandHandler<RevokeConsentCommand> {
  constructor(@Inject(ConsentDesk) private readonly desk: ConsentDesk) {}

  execute({ consentId, command, meta }: RevokeConsentCommand): Promise<Outcome> {
    return this.desk.execute(consentId, command, meta);
  }
}
