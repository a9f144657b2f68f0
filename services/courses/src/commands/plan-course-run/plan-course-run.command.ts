import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
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

  /**
   * Absent: the name of the type.
   * @example 'Allgemeiner Integrationskurs, Aufbau'
   */
  @IsOptional()
  @Length(1, 200)
  @IsNotBlank()
  title?: string;

  /**
   * Code of the catalogue of course types; it fills what the plan leaves open.
   * @example 'IK_ALLG'
   */
  @IsOpaqueId()
  courseType!: string;

  /** @example 'A2' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  entryLevel?: CefrLevel;

  /** @example 'B1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  targetLevel?: CefrLevel;

  /** @example 'federal' */
  @IsOptional()
  @IsIn(FUNDINGS)
  funding?: Funding;

  /** @example '03251040' */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /** @example 'morning' */
  @IsIn(TIMES_OF_DAY)
  timeOfDay!: TimeOfDay;

  /** Whether children are looked after during the course; absent: no. */
  @IsOptional()
  @IsBoolean()
  childcare?: boolean;

  /**
   * Places in the group.
   * @example 25
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  seats?: number;

  /**
   * People without whom the run does not pay.
   * @example 10
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  minimumGroup?: number;

  /** @example '2026-12-01' */
  @IsDay()
  startsOn!: string;

  /**
   * Absent: reckoned from the units of the type.
   * @example '2027-03-26'
   */
  @IsOptional()
  @IsDay()
  endsOn?: string;

  /**
   * Units of 45 minutes; absent: those of the type.
   * @example 300
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2000)
  teachingUnits?: number;

  /**
   * The entry of the provider's catalogue that it is a run of.
   * @example 'k_1'
   */
  @IsOptional()
  @IsOpaqueId()
  courseId?: string;

  /**
   * The module of the course with which the run begins; absent: the first.
   * @example 3
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  entryModule?: number;

  /**
   * One of the provider's places.
   * @example 'o_1'
   */
  @IsOptional()
  @IsOpaqueId()
  venueId?: string;

  /**
   * People are registered only after the registration was opened; absent: from the plan on.
   * @example 'closed'
   */
  @IsOptional()
  @IsIn(['closed'])
  registration?: 'closed';
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
