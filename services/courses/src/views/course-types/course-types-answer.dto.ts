import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, type Funding, FUNDINGS } from '#contracts';
import { COURSE_FAMILIES, type CourseFamily } from '../../domain/rules/course-type.js';

export class CourseTypeModuleAnswer {
  /** @example 'Kursabschnitt 1' */
  readonly name!: string;
  /**
   * Units of 45 minutes.
   * @example 100
   */
  readonly teachingUnits!: number;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A1' })
  readonly level?: CefrLevel;
}

export class RepetitionAnswer {
  /** @example true */
  readonly allowed!: boolean;
  /** @example 300 */
  readonly teachingUnitsAtMost?: number;
  /** @example '§ 13 Abs. 1 Satz 4 IntV' */
  readonly legalBasis!: string;
}

/** What a plan begins with when nothing else is said: a proposal of the coordination, no law. */
export class PlanningDefaultsAnswer {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A1' })
  readonly entryLevel!: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly targetLevel!: CefrLevel;
  /** @example 25 */
  readonly seats!: number;
  /** @example 10 */
  readonly minimumGroup!: number;
  /** @example 20 */
  readonly weeklyUnits!: number;
}

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
  /**
   * The most that is paid for, where more may be taught.
   * @example 500
   */
  readonly teachingUnitsAtMost?: number;
  @ApiProperty({ enum: CEFR_LEVELS, isArray: true, example: ['A1', 'A2', 'B1'] })
  readonly targetLevels!: readonly CefrLevel[];
  /** The sections that the law divides it into. */
  @ApiProperty({ type: [CourseTypeModuleAnswer] })
  readonly modules?: readonly CourseTypeModuleAnswer[];
  /** @example 'Deutsch-Test für Zuwanderer (DTZ)' */
  readonly finalTest?: string;
  /** Whether who failed may take it again; absent: no rule is known. */
  readonly repetition?: RepetitionAnswer;
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
  readonly planning!: PlanningDefaultsAnswer;
  @ApiProperty({ type: [CourseTypeVersionAnswer] })
  readonly versions!: readonly CourseTypeVersionAnswer[];
}

export class CourseTypesAnswer {
  @ApiProperty({ type: [CourseTypeAnswer] })
  readonly courseTypes!: readonly CourseTypeAnswer[];
}
