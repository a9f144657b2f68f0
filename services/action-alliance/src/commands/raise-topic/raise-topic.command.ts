import { Command } from '@nestjs/cqrs';
import { IsOptional, IsString, Length } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { RaiseTopic } from '../../domain/topic/topic.decider.js';
import { IsOpaqueId } from '../fields.js';

export class RaiseTopicBody {
  /**
   * The body before which it is brought.
   * @example 'b_1'
   */
  @IsOpaqueId()
  bodyId!: string;

  /** @example 'Kinderbetreuung während der Abendkurse' */
  @IsString()
  @Length(1, 200)
  @IsNotBlank()
  title!: string;

  /** Concerns no single person. */
  @IsOptional()
  @IsString()
  @Length(1, 4000)
  @IsNotBlank()
  text?: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Bring a topic before a body. */
export class RaiseTopicCommand extends Command<Outcome> {
  constructor(
    readonly command: RaiseTopic,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
