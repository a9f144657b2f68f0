import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { PresumeLapse } from '../../domain/entitlement/entitlement.decider.js';

/** Note that by rule a right has lapsed unused: a presumption, for a person to decide upon. Sent by a policy alone. */
export class PresumeLapseCommand extends Command<Outcome> {
  constructor(
    readonly entitlementId: string,
    readonly command: PresumeLapse,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
