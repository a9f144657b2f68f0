import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RequestRegistration } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class RequestRegistrationBody extends DayBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'r_1' */
  @IsOpaqueId()
  runId!: string;
}

/** Ask for a seat in a run. The run answers by a policy. */
export class RequestRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly command: RequestRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
