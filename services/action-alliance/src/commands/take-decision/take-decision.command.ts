import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsNotBlank } from '#service-kit';
import type { TakeDecision } from '../../domain/meeting/meeting.decider.js';
import { IsOpaqueId } from '../fields.js';

export class TakeDecisionBody {
  /**
   * A topic of the meeting's agenda.
   * @example 'to_1'
   */
  @IsOpaqueId()
  topicId!: string;

  /** @example 'Der Fachdienst Jugend legt ein Angebot vor.' */
  @IsString()
  @Length(1, 4000)
  @IsNotBlank()
  text!: string;
}

/** A meeting decides on a topic of its agenda. */
export class TakeDecisionCommand extends Command<Outcome> {
  constructor(
    readonly meetingId: string,
    readonly command: TakeDecision,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
