import { Command } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import type { ObligationCommand } from '../../domain/obligation/obligation.decider.js';

/** What a body demands of a person, or no longer: always by a named person. */
export class ChangeObligationCommand extends Command<Outcome> {
  constructor(
    readonly obligationId: string,
    readonly command: ObligationCommand,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
