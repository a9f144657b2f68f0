import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import {
  COORDINATION_AGREEMENTS,
  COORDINATION_OUTCOMES,
  COORDINATION_SUBJECTS,
  type CoordinationAgreement,
  type CoordinationOutcome,
  type CoordinationSubject,
} from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay } from '#service-kit';
import type { CoordinationMeetingCommand } from '../../domain/coordination-meeting/coordination-meeting.js';
import { IsOpaqueId } from '../fields.js';

export class ConveneMeetingBody {
  /** @example '2026-12-01' */
  @IsDay()
  heldOn!: string;
}

export class AgreeItemBody {
  /** @example 'course-run' */
  @IsIn(COORDINATION_SUBJECTS)
  subject!: CoordinationSubject;

  /**
   * The run, the hand-over or the merge; absent where it is about all.
   * @example 'r_1'
   */
  @IsOptional()
  @IsOpaqueId()
  subjectId?: string;

  /** @example 'offer-handovers' */
  @IsIn(COORDINATION_AGREEMENTS)
  agreed!: CoordinationAgreement;

  /**
   * The provider whose turn it is; absent: the coordination.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  owner?: string;

  /** @example '2026-12-15' */
  @IsDay()
  dueOn!: string;
}

export class RecordOutcomeBody {
  /**
   * The provider that reports; absent: the one of the account.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /** @example 'done' */
  @IsIn(COORDINATION_OUTCOMES)
  outcome!: CoordinationOutcome;
}

/** What happens to the meeting of the providers on a day. */
export class MeetingCommand extends Command<Outcome> {
  constructor(
    readonly meetingId: string,
    readonly command: CoordinationMeetingCommand,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
