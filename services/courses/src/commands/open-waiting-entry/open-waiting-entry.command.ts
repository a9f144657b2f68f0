import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel, TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { OpenWaitingEntry } from '../../domain/waiting-entry/waiting-entry.js';
import { DayBody } from '../day.command.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

export class OpenWaitingEntryBody extends DayBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  @IsOpaqueId()
  courseType!: string;

  /**
   * Level at which the course shall begin.
   * @example 'A2'
   */
  @IsIn(CEFR_LEVELS)
  level!: CefrLevel;

  /**
   * Where the person lives.
   * @example '03251040'
   */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /**
   * When the person can come; empty: at any time.
   * @example ['morning']
   */
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(TIMES_OF_DAY, { each: true })
  timesOfDay!: TimeOfDay[];

  /** Whether children must be looked after during the course. */
  @IsBoolean()
  childcare!: boolean;
}

/** Put a need on the waiting list. */
export class OpenWaitingEntryCommand extends Command<Outcome> {
  constructor(
    readonly command: OpenWaitingEntry,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
