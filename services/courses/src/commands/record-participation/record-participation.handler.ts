import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import type { RecordParticipation } from '../../domain/participation/participation.commands.js';
import { participationDecider } from '../../domain/participation/participation.js';
import { CourseFacts } from '../course-facts.js';
import { RecordParticipationCommand } from './record-participation.command.js';

/**
 * Takes the seat first, whatever the capacity: so the policy that hears of the registration finds it held. When the
 * participation is refused, the seat is given back.
 */
@CommandHandler(RecordParticipationCommand)
export class RecordParticipationHandler implements ICommandHandler<RecordParticipationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ command, meta }: RecordParticipationCommand): Promise<Outcome> {
    const run = await this.courses.claimedRun(command.runId);
    const facts = { today: this.courses.today(), ...(run ? { run } : {}) };
    const seat = run && (await this.seat('hold-seat', command, meta));
    const outcome = await this.executor.execute(participationDecider, command.personRef, command, facts, meta);
    if (outcome.status === 'refused' && seat?.status === 'done') await this.seat('release-seat', command, meta);
    return outcome;
  }

  private seat(
    kind: 'hold-seat' | 'release-seat',
    command: RecordParticipation,
    meta: CommandContext,
  ): Promise<Outcome> {
    const { registrationId, effectiveOn, runId } = command;
    const seat = {
      kind,
      registrationId,
      historic: true,
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
    } as const;
    const { expectedVersion: _ofParticipation, ...context } = meta;
    const commandId = `${meta.commandId}_${kind}`;
    return this.executor.execute(
      courseRunDecider,
      runId,
      seat,
      { today: this.courses.today() },
      { ...context, commandId },
    );
  }
}
