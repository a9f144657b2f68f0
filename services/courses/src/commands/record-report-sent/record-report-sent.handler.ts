import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerReportDecider } from '../../domain/provider-report/provider-report.js';
import { ParticipationRules } from '../../rules/participation-rules.js';
import { REPORTED_TYPE } from '../../views/letters/registration-report.js';
import { RecordReportSentCommand } from './record-report-sent.command.js';

@CommandHandler(RecordReportSentCommand)
export class RecordReportSentHandler implements ICommandHandler<RecordReportSentCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
  ) {}

  execute({ command, meta }: RecordReportSentCommand): Promise<Outcome> {
    const today = this.clock.today();
    const found = this.rules.registrationReport(REPORTED_TYPE, command.to);
    const rule = found && { ruleId: found.ruleId, ruleVersion: found.version.version };
    const facts = { today, ...(rule ? { rule } : {}) };
    return this.executor.execute(providerReportDecider, command.providerId, command, facts, meta);
  }
}
