import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { PROVIDER_DUTIES, type ProviderDuty } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RecordDutyDone } from '../../domain/provider-report/provider-report.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class RecordDutyDoneBody extends DayBody {
  /** @example 'planning-report' */
  @IsIn(PROVIDER_DUTIES)
  duty!: ProviderDuty;

  /**
   * Of a report before the start: the run that was reported.
   * @example 'r_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  runId?: string;

  /**
   * The provider that did it; needed where the account stands for none or for several.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;
}

/** Record that a provider did what a rule asks of it for its courses. */
export class RecordDutyDoneCommand extends Command<Outcome> {
  constructor(
    readonly command: RecordDutyDone,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
