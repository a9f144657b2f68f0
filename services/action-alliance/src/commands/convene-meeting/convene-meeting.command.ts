import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Length } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { ConveneMeeting } from '../../domain/meeting/meeting.decider.js';
import { IsOpaqueId } from '../fields.js';

export class ConveneMeetingBody {
  /** @example 'b_1' */
  @IsOpaqueId()
  bodyId!: string;

  /** @example '2026-12-03' */
  @IsDay()
  heldOn!: string;

  /** @example 'Kreishaus' */
  @IsString()
  @Length(1, 200)
  @IsNotBlank()
  place!: string;

  /**
   * The agenda, in order.
   * @example ['to_1']
   */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsOpaqueId({ each: true })
  topicIds!: string[];

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Call a meeting with its agenda. */
export class ConveneMeetingCommand extends Command<Outcome> {
  constructor(
    readonly command: ConveneMeeting,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
