import { Command } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';

/** A named person found two references to be of two persons: they are not proposed again. */
export class DismissDuplicateCommand extends Command<Outcome> {
  constructor(
    readonly pair: { readonly personRef: string; readonly other: string },
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
