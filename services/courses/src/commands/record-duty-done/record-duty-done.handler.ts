import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { providerReportDecider } from '../../domain/provider-report/provider-report.js';
import { dayOf } from '../../domain/effective-day.js';
import { ParticipationRules } from '../../rules/participation-rules.js';
import { CourseFacts } from '../course-facts.js';
import { RecordDutyDoneCommand } from './record-duty-done.command.js';

@CommandHandler(RecordDutyDoneCommand)
export class RecordDutyDoneHandler implements ICommandHandler<RecordDutyDoneCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
  ) {}

  async execute({ command, meta }: RecordDutyDoneCommand): Promise<Outcome> {
    const today = this.courses.today();
    const { duty, runId, providerId } = command;
    // KURSNET is brought up to date for all courses together: no run is asked for.
    const { plan } = duty === 'kursnet-entry' || runId === undefined ? {} : await this.courses.run(runId);
    const rule = this.rules.providerDuty(duty, plan?.courseType, dayOf(command, { today }));
    const facts = {
      today,
      providerUnknown: !(await this.courses.providerKnown(providerId)),
      ...(plan ? { run: { providerId: plan.providerId } } : {}),
      ...(rule ? { rule } : {}),
    };
    return this.executor.execute(providerReportDecider, providerId, command, facts, meta);
  }
}
