import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import {
  attendanceReportDecider,
  type AttendanceReportFacts,
  type ReportAttendance,
} from '../../domain/attendance-report/attendance-report.decider.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import { Rights } from '../../policies/rights.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { ProviderScope } from '../../views/provider-scope/provider-scope.js';
import { learnerPhase } from '../learner-phase.js';
import { ChangeReportCommand } from './change-report.command.js';

@CommandHandler(ChangeReportCommand)
export class ChangeReportHandler implements ICommandHandler<ChangeReportCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(Rights) private readonly rights: Rights,
    @Inject(ProviderScope) private readonly scope: ProviderScope,
  ) {}

  async execute({ reportId, command, meta }: ChangeReportCommand): Promise<Outcome> {
    const today = this.clock.today();
    const found = command.type === 'report-attendance' ? await this.foundFor(command, today) : NOTHING_FOUND;
    const facts = { today, rules: this.rules, actor: 'person', ...found } as const;
    return this.executor.execute(attendanceReportDecider, reportId, command, facts, meta);
  }

  /** Who obliged the person on the day, and what the run is to her and to the provider. */
  private async foundFor(
    { personRef, runId, providerId, effectiveOn }: ReportAttendance,
    today: string,
  ): Promise<Found> {
    const on = effectiveOn ?? today;
    const [learner, obligations, courseType, ofProvider, attended] = await Promise.all([
      learnerPhase(this.executor, personRef),
      this.rights.obligationsOf(personRef),
      this.rights.courseType(runId),
      this.scope.isRunOf(runId, providerId),
      this.rights.attends(personRef, runId),
    ]);
    return {
      learner,
      obligedBy: obligations
        .filter(({ imposedOn, endedOn }) => imposedOn <= on && (endedOn === undefined || on < endedOn))
        .map(({ obligation }) => obligation.imposedBy),
      ...(courseType === undefined ? {} : { run: { courseType, ofProvider, attended } }),
    };
  }
}

type Found = Pick<AttendanceReportFacts, 'learner' | 'obligedBy' | 'run'>;

const NOTHING_FOUND: Found = { learner: 'enrolled', obligedBy: [] };
