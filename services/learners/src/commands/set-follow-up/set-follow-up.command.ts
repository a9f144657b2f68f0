import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsOptional, Length } from 'class-validator';
import { FOLLOW_UP_SUBJECTS, type FollowUpSubject } from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay, IsNotBlank } from '#service-kit';
import type { Desk, SetFollowUp } from '../../domain/follow-up/follow-up.decider.js';
import { NOTE_LENGTH } from '../../domain/follow-up/follow-up.events.js';
import { IsOpaqueId } from '../fields.js';

export class SetFollowUpBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'check-handover' */
  @IsIn(FOLLOW_UP_SUBJECTS)
  subject!: FollowUpSubject;

  /**
   * Day on which it comes up again.
   * @example '2026-12-01'
   */
  @IsDay()
  dueOn!: string;

  /**
   * A reminder for the own office; it never leaves it, and can be redacted.
   * @example 'Unterlagen fehlen noch'
   */
  @IsOptional()
  @IsNotBlank()
  @Length(1, NOTE_LENGTH)
  note?: string;

  /**
   * Anybody of the office is in charge; absent: the own account.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  forOffice?: boolean;

  /**
   * Office in whose name it is set, for an account of several (`GET follow-ups/desk`).
   * @example 'provider-vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  office?: string;
}

/** Look at a case again on a day. */
export class SetFollowUpCommand extends Command<Outcome> {
  constructor(
    readonly command: SetFollowUp,
    readonly desk: Desk,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
