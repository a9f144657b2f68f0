import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  DISPUTABLE,
  LEVEL_BASES,
  LEVEL_CORRECTION_REASONS,
  type LevelBasis,
  type LevelCorrectionReason,
  LITERACIES,
  type Literacy,
  REQUIREMENTS,
  type Requirement,
  type TimeOfDay,
  TIMES_OF_DAY,
} from '#contracts';

/** Families of courses for which a proof of a level counts, or counts no more. */
export const COURSE_FAMILIES = ['integration-course', 'vocational-language-course', 'other-course'] as const;
export type CourseFamily = (typeof COURSE_FAMILIES)[number];

export class CaseLevel {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /** @example 'final-test' */
  readonly basis!: string;
  /** @example '2026-11-18' */
  readonly on!: string;
}

export class CaseSkills {
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'B1' })
  readonly listening?: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A2' })
  readonly reading?: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A2' })
  readonly speaking?: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A1' })
  readonly writing?: CefrLevel;
}

export class CaseLevelCorrection {
  /** @example '2026-11-20' */
  readonly on!: string;
  @ApiProperty({ enum: LEVEL_CORRECTION_REASONS, example: 'typing-error' })
  readonly reason!: LevelCorrectionReason;
  /** What was recorded before. */
  readonly was!: CaseLevel;
}

/** Whether the level counts for a family of courses on the day of the answer, by the dated rules. */
export class CaseLevelProof {
  @ApiProperty({ enum: COURSE_FAMILIES, example: 'vocational-language-course' })
  readonly family!: CourseFamily;
  /** @example true */
  readonly counts!: boolean;
  /**
   * Last day on which it counts; absent where no rule sets one.
   * @example '2027-05-18'
   */
  readonly until?: string;
  /** @example 'bsk-certificate-age' */
  readonly ruleId?: string;
  /** @example '2016-07-01' */
  readonly ruleVersion?: string;
  /** @example '§ 8 Abs. 1 DeuFöV' */
  readonly legalBasis?: string;
  /**
   * Nobody compared the rule with the law for a year.
   * @example true
   */
  readonly unchecked?: boolean;
}

/** One assessment as it reads on the day of the answer. */
export class CaseLevelRecord {
  /** @example 'a_4Rt7yUi1Op3A' */
  readonly assessmentId!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  @ApiProperty({ enum: LEVEL_BASES, example: 'final-test' })
  readonly basis!: LevelBasis;
  /** @example '2026-11-18' */
  readonly on!: string;
  /**
   * Who assessed, as far as the reader may know.
   * @example 'Volkshochschule Beispielstadt'
   */
  readonly assessedBy?: string;
  readonly skills?: CaseSkills;
  /**
   * Taken back: it counts no more.
   * @example false
   */
  readonly withdrawn!: boolean;
  /**
   * The person disputes it (§ 84 Abs. 2 SGB X).
   * @example false
   */
  readonly disputed!: boolean;
  @ApiProperty({ type: [CaseLevelCorrection] })
  readonly corrections!: readonly CaseLevelCorrection[];
  @ApiProperty({ type: [CaseLevelProof] })
  readonly proofs!: readonly CaseLevelProof[];
}

export class CaseLiteracy {
  @ApiProperty({ enum: LITERACIES, example: 'other-script' })
  readonly literacy!: Literacy;
  /** @example '2026-11-02' */
  readonly on!: string;
}

export class CaseNeeds {
  /** @example true */
  readonly childcare!: boolean;
  /** When a child must be looked after; absent: whenever there is a course. */
  @ApiProperty({ enum: TIMES_OF_DAY, isArray: true, required: false, example: ['morning'] })
  readonly childcareAt?: readonly TimeOfDay[];
  @ApiProperty({ enum: TIMES_OF_DAY, isArray: true, example: ['morning'] })
  readonly timesOfDay!: readonly TimeOfDay[];
  /**
   * Kilometres.
   * @example 15
   */
  readonly maxDistanceKm?: number;
  /**
   * Minutes of the way there.
   * @example 45
   */
  readonly maxTravelMinutes?: number;
  /** @example false */
  readonly stepFree!: boolean;
  /** What the place or the teaching must offer; the cause is never stored. */
  @ApiProperty({ enum: REQUIREMENTS, isArray: true, required: false, example: ['induction-loop'] })
  readonly requirements?: readonly Requirement[];
}

const DISPUTE_OUTCOMES = ['confirmed', 'corrected'] as const;

export class CaseDispute {
  /** @example 'd_4Rt7yUi1Op3A' */
  readonly disputeId!: string;
  /**
   * The reference under which it is settled.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  readonly personRef!: string;
  @ApiProperty({ enum: DISPUTABLE, example: 'level' })
  readonly datum!: string;
  /**
   * Which of several; absent: all of this kind.
   * @example 'a_4Rt7yUi1Op3A'
   */
  readonly subjectId?: string;
  /** @example '2026-11-02' */
  readonly on!: string;
  @ApiProperty({ enum: ['open', 'settled'], example: 'open' })
  readonly state!: 'open' | 'settled';
  @ApiProperty({ enum: DISPUTE_OUTCOMES, required: false, example: 'corrected' })
  readonly outcome?: (typeof DISPUTE_OUTCOMES)[number];
  /** @example '2026-11-20' */
  readonly settledOn?: string;
}
