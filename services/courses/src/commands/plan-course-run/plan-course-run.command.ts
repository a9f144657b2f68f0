import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsInt, Length, Max, Min } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel, FUNDINGS, type Funding, TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsDay, IsNotBlank } from '#service-kit';
import type { PlanRun } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

export class PlanCourseRunBody extends DayBody {
  /** @example 'vhs' */
  @IsOpaqueId()
  providerId!: string;

  /** @example 'Allgemeiner Integrationskurs, Aufbau' */
  @Length(1, 200)
  @IsNotBlank()
  title!: string;

  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  @IsOpaqueId()
  courseType!: string;

  /** @example 'A2' */
  @IsIn(CEFR_LEVELS)
  entryLevel!: CefrLevel;

  /** @example 'B1' */
  @IsIn(CEFR_LEVELS)
  targetLevel!: CefrLevel;

  /** @example 'federal' */
  @IsIn(FUNDINGS)
  funding!: Funding;

  /** @example '03251040' */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /** @example 'morning' */
  @IsIn(TIMES_OF_DAY)
  timeOfDay!: TimeOfDay;

  /** Whether children are looked after during the course. */
  @IsBoolean()
  childcare!: boolean;

  /**
   * Places in the group.
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

  /** @example '2026-12-01' */
  @IsDay()
  startsOn!: string;

  /** @example '2027-03-26' */
  @IsDay()
  endsOn!: string;
}

/** Plan a run of a course. */
export class PlanCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly command: PlanRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
