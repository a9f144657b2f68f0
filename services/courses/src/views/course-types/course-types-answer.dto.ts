import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, type Funding, FUNDINGS } from '#contracts';
import { COURSE_FAMILIES, type CourseFamily } from '../../domain/rules/course-type.js';

/** What the law said of a course type from day to day, both included. */
export class CourseTypeVersionAnswer {
  /** @example '2017-01-01' */
  readonly validFrom!: string;
  /**
   * Absent: still in force.
   * @example '2024-12-06'
   */
  readonly validTo?: string;
  /** @example '§§ 10–12 IntV' */
  readonly legalBasis!: string;
  /** @example 'IntV, Stand 2022-03-26' */
  readonly source!: string;
  /**
   * Day on which a person last compared it with the law; absent: never.
   * @example '2026-08-21'
   */
  readonly checkedOn?: string;
  /**
   * Units of 45 minutes; absent where the organiser sets them freely.
   * @example 700
   */
  readonly teachingUnits?: number;
  @ApiProperty({ enum: CEFR_LEVELS, isArray: true, example: ['A1', 'A2', 'B1'] })
  readonly targetLevels!: readonly CefrLevel[];
}

export class CourseTypeAnswer {
  /** @example 'IK_ALLG' */
  readonly code!: string;
  /** @example 'Allgemeiner Integrationskurs' */
  readonly name!: string;
  @ApiProperty({ enum: COURSE_FAMILIES, example: 'integration' })
  readonly family!: CourseFamily;
  @ApiProperty({ enum: FUNDINGS, example: 'federal' })
  readonly funding!: Funding;
  @ApiProperty({ type: [CourseTypeVersionAnswer] })
  readonly versions!: readonly CourseTypeVersionAnswer[];
}

export class CourseTypesAnswer {
  @ApiProperty({ type: [CourseTypeAnswer] })
  readonly courseTypes!: readonly CourseTypeAnswer[];
}
