import { Command } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import type { AttendanceReportCommand } from '../../domain/attendance-report/attendance-report.decider.js';

/** A report of disorderly participation, and what is said against it: always by a named person. */
export class ChangeReportCommand extends Command<Outcome> {
  constructor(
    readonly reportId: string,
    readonly command: AttendanceReportCommand,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
