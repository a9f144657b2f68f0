import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { UseEntitlement } from '../../domain/entitlement/entitlement.decider.js';

/** Note that a course began with a right. Sent by a policy alone. */
export class UseEntitlementCommand extends Command<Outcome> {
  constructor(
    readonly entitlementId: string,
    readonly command: UseEntitlement,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
