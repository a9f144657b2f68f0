import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { CANCELLATION_REASONS, type CancellationReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { CancelRun } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class CancelCourseRunBody extends DayBody {
  /** @example 'too-few-participants' */
  @IsIn(CANCELLATION_REASONS)
  reason!: CancellationReason;

  /**
   * Everybody who was registered waits again with the old date; `wait-and-move`: and is registered for `toRunId`, which
   * ends the waiting as soon as a seat is confirmed. Absent: `wait-again`.
   * @example 'wait-and-move'
   */
  @IsOptional()
  @IsIn(['wait-again', 'wait-and-move'])
  people?: 'wait-again' | 'wait-and-move';

  /**
   * The run that everybody is moved to.
   * @example 'r_7Qm2x0Vb4Kd9'
   */
  @IsOptional()
  @IsOpaqueId()
  toRunId?: string;
}

/** Cancel a run that was planned. */
export class CancelCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: CancelRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
