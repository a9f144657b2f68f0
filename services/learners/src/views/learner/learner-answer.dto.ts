import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  DISPUTABLE,
  type Disputable,
  LEVEL_BASES,
  LEVEL_CORRECTION_REASONS,
  type LevelBasis,
  type LevelCorrectionReason,
  LITERACIES,
  type Literacy,
  REQUIREMENTS,
  type Requirement,
  TIMES_OF_DAY,
  type TimeOfDay,
} from '#contracts';
import { DISPUTE_OUTCOMES } from '../../commands/settle-dispute/settle-dispute.command.js';

/** Levels per skill, where the test tells them apart. */
export class SkillsAnswer {
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'B1' })
  readonly listening?: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A2' })
  readonly reading?: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A2' })
  readonly speaking?: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A1' })
  readonly writing?: CefrLevel;
}

/** What was recorded before. */
export class WasLevelAnswer {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A1' })
  readonly level!: CefrLevel;
  @ApiProperty({ enum: LEVEL_BASES, example: 'placement-test' })
  readonly basis!: LevelBasis;
  /** @example '2026-11-02' */
  readonly on!: string;
}

export class LevelCorrectionAnswer {
  /** @example '2026-11-20' */
  readonly on!: string;
  @ApiProperty({ enum: LEVEL_CORRECTION_REASONS, example: 'typing-error' })
  readonly reason!: LevelCorrectionReason;
  readonly was!: WasLevelAnswer;
}

/** One assessment as it reads now. */
export class LevelAnswer {
  /** @example 'a_4Rt7yUi1Op3A' */
  readonly assessmentId!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly level!: CefrLevel;
  @ApiProperty({ enum: LEVEL_BASES, example: 'placement-test' })
  readonly basis!: LevelBasis;
  /** @example 'vhs' */
  readonly assessedBy?: string;
  readonly skills?: SkillsAnswer;
  /** @example '2026-11-02' */
  readonly on!: string;
  /**
   * Taken back: it counts no more.
   * @example false
   */
  readonly withdrawn!: boolean;
  @ApiProperty({ type: [LevelCorrectionAnswer] })
  readonly corrections!: readonly LevelCorrectionAnswer[];
}

export class LiteracyAnswer {
  @ApiProperty({ enum: LITERACIES, example: 'other-script' })
  readonly literacy!: Literacy;
  /** @example 'vhs' */
  readonly assessedBy?: string;
  /** @example '2026-11-02' */
  readonly on!: string;
}

export class NeedsAnswer {
  /** @example true */
  readonly childcare!: boolean;
  @ApiProperty({ enum: TIMES_OF_DAY, isArray: true, example: ['morning'] })
  readonly timesOfDay!: readonly TimeOfDay[];
  /**
   * Kilometres.
   * @example 15
   */
  readonly maxDistanceKm?: number;
  /** @example false */
  readonly stepFree!: boolean;
  /** When a child must be looked after; absent: whenever there is a course. */
  @ApiProperty({ enum: TIMES_OF_DAY, isArray: true, required: false, example: ['morning'] })
  readonly childcareAt?: readonly TimeOfDay[];
  /**
   * Minutes of the way there.
   * @example 45
   */
  readonly maxTravelMinutes?: number;
  @ApiProperty({ enum: REQUIREMENTS, isArray: true, required: false, example: ['step-free'] })
  readonly requirements?: readonly Requirement[];
  /** @example '2026-11-02' */
  readonly on!: string;
}

export class DisputeAnswer {
  /** @example 'd_4Rt7yUi1Op3A' */
  readonly disputeId!: string;
  @ApiProperty({ enum: DISPUTABLE, example: 'level' })
  readonly datum!: Disputable;
  /**
   * Which of several; absent: all of this kind.
   * @example 'a_4Rt7yUi1Op3A'
   */
  readonly subjectId?: string;
  /** @example '2026-11-02' */
  readonly on!: string;
  /** Absent as long as it is open. */
  @ApiProperty({ enum: DISPUTE_OUTCOMES, required: false, example: 'corrected' })
  readonly outcome?: (typeof DISPUTE_OUTCOMES)[number];
  /** @example '2026-11-20' */
  readonly settledOn?: string;
}

export class LearnerAnswer {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /**
   * Official municipality key (AGS).
   * @example '03251040'
   */
  readonly municipalityKey!: string;
  /** @example '2025-03-01' */
  readonly arrivedOn?: string;
  /** @example '2025-03-10' */
  readonly enrolledOn!: string;
  /** The level that holds: the latest by its day that was not taken back. */
  readonly level?: LevelAnswer;
  /** Every assessment, in the order in which they were recorded. */
  @ApiProperty({ type: [LevelAnswer] })
  readonly levels!: readonly LevelAnswer[];
  readonly literacy?: LiteracyAnswer;
  readonly needs?: NeedsAnswer;
  @ApiProperty({ type: [DisputeAnswer] })
  readonly disputes!: readonly DisputeAnswer[];
}
