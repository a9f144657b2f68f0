import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay } from '#service-kit';
import type { RecordReportSent } from '../../domain/provider-report/provider-report.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class RecordReportSentBody extends DayBody {
  /**
   * First day of the registrations in the report.
   * @example '2026-11-11'
   */
  @IsDay()
  from!: string;

  /**
   * Last day of the registrations in the report.
   * @example '2026-11-24'
   */
  @IsDay()
  to!: string;

  /**
   * The provider whose report it is; needed where the account stands for none or for several.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;
}

/** Record that a report of registrations was sent. */
export class RecordReportSentCommand extends Command<Outcome> {
  constructor(
    readonly command: RecordReportSent,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
