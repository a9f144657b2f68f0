import { Command } from '@nestjs/cqrs';
import { IsDay } from '#service-kit';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { EndAdmission } from '../../domain/provider/provider.commands.js';
import { DayBody } from '../day.command.js';

export class EndProviderAdmissionBody extends DayBody {
  /** @example '2026-12-31' */
  @IsDay()
  lastDay!: string;
}

/** Let an admission end sooner. */
export class EndProviderAdmissionCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: EndAdmission,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
