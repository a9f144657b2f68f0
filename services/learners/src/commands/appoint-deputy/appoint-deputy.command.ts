import { Command } from '@nestjs/cqrs';
import { IsOptional, Length } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay, IsNotBlank } from '#service-kit';
import type { DeputiesCommand } from '../../domain/deputies/deputies.decider.js';
import { IsOpaqueId } from '../fields.js';

export class AppointDeputyBody {
  /**
   * The account that stands in, of the own office.
   * @example 'a_4Rt7yUi1Op3A'
   */
  @IsNotBlank()
  @Length(1, 200)
  deputy!: string;

  /**
   * The account that is stood in for; absent: the own. Another of the office where that one cannot appoint.
   * @example 'a_7Qm2x0Vb4Kd9'
   */
  @IsOptional()
  @IsNotBlank()
  @Length(1, 200)
  principal?: string;

  /** @example '2026-12-21' */
  @IsDay()
  from!: string;

  /**
   * Last day.
   * @example '2027-01-08'
   */
  @IsDay()
  to!: string;

  /**
   * For an account of several offices (`GET follow-ups/desk`).
   * @example 'provider-vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  office?: string;
}

/** Appoint or end who stands in for whom in an office. */
export class ChangeDeputiesCommand extends Command<Outcome> {
  constructor(
    readonly office: string,
    readonly command: DeputiesCommand,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
