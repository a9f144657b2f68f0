import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { AskConsentAnew, PresumeConsentLapse } from '../../domain/consent/consent.decider.js';

/** Note that a guardian's consent must be asked for anew, or that nobody did in time. Sent by a policy alone. */
export class WatchConsentCommand extends Command<Outcome> {
  constructor(
    readonly consentId: string,
    readonly command: AskConsentAnew | PresumeConsentLapse,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
