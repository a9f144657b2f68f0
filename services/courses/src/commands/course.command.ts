import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import { IsNotBlank } from '#service-kit';
import { DayBody } from './day.command.js';

export class CourseModuleBody {
  /** @example 'Basissprachkurs, Abschnitt 1' */
  @Length(1, 200)
  @IsNotBlank()
  name!: string;

  /**
   * Units of 45 minutes.
   * @example 100
   */
  @IsInt()
  @Min(1)
  @Max(1200)
  teachingUnits!: number;

  /** @example 'A1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;
}

/** What can be said anew of a course of the catalogue. */
export class CourseBody extends DayBody {
  /** @example 'Allgemeiner Integrationskurs' */
  @Length(1, 200)
  @IsNotBlank()
  title!: string;

  /** @example 'A1' */
  @IsIn(CEFR_LEVELS)
  entryLevel!: CefrLevel;

  /** @example 'B1' */
  @IsIn(CEFR_LEVELS)
  targetLevel!: CefrLevel;

  @ApiProperty({ type: () => [CourseModuleBody] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CourseModuleBody)
  modules!: CourseModuleBody[];
}
