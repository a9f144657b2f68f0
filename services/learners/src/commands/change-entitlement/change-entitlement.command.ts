import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { EntitlementChange, EntitlementFacts } from '../../domain/entitlement/entitlement.decider.js';

interface Wanted {
  readonly entitlementId: string;
  readonly command: EntitlementChange;
  /** A policy is a machine, however it came to it. */
  readonly actor: EntitlementFacts['actor'];
  readonly meta: CommandContext;
}

/** Something that happens to a right: noted by a policy, or decided by a person. */
export class ChangeEntitlementCommand extends Command<Outcome> {
  constructor(readonly wanted: Wanted) {
    super();
  }
}
