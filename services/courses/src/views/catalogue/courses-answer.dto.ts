import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';

export class CourseModuleAnswer {
  /** @example 'Basissprachkurs, Abschnitt 1' */
  readonly name!: string;
  /**
   * Units of 45 minutes.
   * @example 100
   */
  readonly teachingUnits!: number;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A1' })
  readonly level?: CefrLevel;
}

export class CourseAnswer {
  /** @example 'k_5Gv1zNe7Qa8J' */
  readonly courseId!: string;
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example 'Allgemeiner Integrationskurs' */
  readonly title!: string;
  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A1' })
  readonly entryLevel!: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly targetLevel!: CefrLevel;
  @ApiProperty({ type: [CourseModuleAnswer] })
  readonly modules!: readonly CourseModuleAnswer[];
  /**
   * Whether no run of it is planned any more.
   * @example false
   */
  readonly withdrawn!: boolean;
}

export class CoursesAnswer {
  @ApiProperty({ type: [CourseAnswer] })
  readonly courses!: readonly CourseAnswer[];
}
