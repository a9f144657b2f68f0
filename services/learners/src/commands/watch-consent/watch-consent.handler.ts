import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { ConsentDesk } from '../consent-desk.js';
import { WatchConsentCommand } from './watch-consent.command.js';

@CommandHandler(WatchConsentCommand)
export class WatchConsentHandler implements ICommandHandler<WatchConsentCommand> {
  constructor(@Inject(ConsentDesk) private readonly desk: ConsentDesk) {}

  execute({ consentId, command, meta }: WatchConsentCommand): Promise<Outcome> {
    return this.desk.execute(consentId, command, meta);
  }
}
