import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import { IsDay, IsNotBlank } from '#service-kit';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeRun } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

/** The plan as it is to be; what is left out (a place) is then no part of it. */
export class ChangeCourseRunBody extends DayBody {
  /** @example 'Allgemeiner Integrationskurs, Aufbau' */
  @Length(1, 200)
  @IsNotBlank()
  title!: string;

  /** @example '03251040' */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /**
   * One of the provider's places.
   * @example 'o_1'
   */
  @IsOptional()
  @IsOpaqueId()
  venueId?: string;

  /** @example 'morning' */
  @IsIn(TIMES_OF_DAY)
  timeOfDay!: TimeOfDay;

  /** Whether children are looked after during the course. */
  @IsBoolean()
  childcare!: boolean;

  /**
   * Places in the group; not fewer than are held.
   * @example 25
   */
  @IsInt()
  @Min(1)
  @Max(200)
  seats!: number;

  /**
   * People without whom the run does not pay.
   * @example 10
   */
  @IsInt()
  @Min(1)
  @Max(200)
  minimumGroup!: number;

  /** @example '2026-12-08' */
  @IsDay()
  startsOn!: string;

  /** @example '2027-04-02' */
  @IsDay()
  endsOn!: string;
}

/** Change the plan of a run before its start. */
export class ChangeCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: ChangeRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
