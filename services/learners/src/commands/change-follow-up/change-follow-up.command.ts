import { Command } from '@nestjs/cqrs';
import { IsOptional, Length } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay, IsNotBlank } from '#service-kit';
import type { Desk, FollowUpCommand, SetFollowUp } from '../../domain/follow-up/follow-up.decider.js';

export class MoveFollowUpBody {
  /**
   * The new day.
   * @example '2026-12-08'
   */
  @IsDay()
  dueOn!: string;
}

export class HandOverFollowUpBody {
  /**
   * Account of the own office that is in charge from now on; absent: anybody of the office.
   * @example 'a_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsNotBlank()
  @Length(1, 200)
  account?: string;
}

/** Move a follow-up, hand it over, finish it, or redact its note. */
export class ChangeFollowUpCommand extends Command<Outcome> {
  constructor(
    readonly followUpId: string,
    readonly command: Exclude<FollowUpCommand, SetFollowUp>,
    readonly desk: Desk,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
