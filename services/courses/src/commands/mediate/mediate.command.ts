import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { MEDIATION_RESULTS, type MediationResult } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { AcceptMediation, ConcludeMediation } from '../../domain/mediation/mediation.js';

export class ConcludeMediationBody {
  /** @example 'settled' */
  @IsIn(MEDIATION_RESULTS)
  result!: MediationResult;
}

/** Take a mediation on, or record its result. */
export class MediateCommand extends Command<Outcome> {
  constructor(
    readonly mediationId: string,
    readonly command: AcceptMediation | ConcludeMediation,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
