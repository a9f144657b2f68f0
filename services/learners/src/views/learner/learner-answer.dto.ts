import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import { DISPUTABLE } from '../../commands/dispute-datum/dispute-datum.command.js';
import { LEVEL_BASES } from '../../commands/assess-level/assess-level.command.js';
import { DISPUTE_OUTCOMES } from '../../commands/settle-dispute/settle-dispute.command.js';

/** The latest level by the day of its assessment. */
export class LevelAnswer {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly level!: CefrLevel;
  @ApiProperty({ enum: LEVEL_BASES, example: 'placement-test' })
  readonly basis!: (typeof LEVEL_BASES)[number];
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
  /** @example '2026-11-02' */
  readonly on!: string;
}

export class DisputeAnswer {
  /** @example 'd_4Rt7yUi1Op3A' */
  readonly disputeId!: string;
  @ApiProperty({ enum: DISPUTABLE, example: 'level' })
  readonly datum!: (typeof DISPUTABLE)[number];
  /** Absent as long as it is open. */
  @ApiProperty({ enum: DISPUTE_OUTCOMES, required: false, example: 'corrected' })
  readonly outcome?: (typeof DISPUTE_OUTCOMES)[number];
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
  readonly level?: LevelAnswer;
  readonly needs?: NeedsAnswer;
  @ApiProperty({ type: [DisputeAnswer] })
  readonly disputes!: readonly DisputeAnswer[];
}
