import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { RETIREMENT_REASONS } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RetireProvider } from '../../domain/provider/provider.commands.js';
import { DayBody } from '../day.command.js';

export class RetireProviderBody extends DayBody {
  /** @example 'ceased' */
  @IsIn(RETIREMENT_REASONS)
  reason!: (typeof RETIREMENT_REASONS)[number];
}

/** Let a provider take part no longer. */
export class RetireProviderCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: RetireProvider,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
