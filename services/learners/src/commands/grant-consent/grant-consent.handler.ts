import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { ConsentDesk } from '../consent-desk.js';
import { GrantConsentCommand } from './grant-consent.command.js';

@CommandHandler(GrantConsentCommand)
export class GrantConsentHandler implements ICommandHandler<GrantConsentCommand> {
  constructor(@Inject(ConsentDesk) private readonly desk: ConsentDesk) {}

  execute({ command, meta }: GrantConsentCommand): Promise<Outcome> {
    return this.desk.execute(command.consentId, command, meta, command.personRef);
  }
}
