import { Command } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';

/** A named person found two references to be of one person: the younger one counts for the elder from now on. */
export class MergeLearnersCommand extends Command<Outcome> {
  constructor(
    readonly pair: { readonly personRef: string; readonly other: string; readonly decidedFor?: string },
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
