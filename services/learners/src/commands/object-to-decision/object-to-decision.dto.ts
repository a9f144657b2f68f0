import { IsIn, IsOptional } from 'class-validator';
import { OBJECTABLE_DECISIONS, type ObjectableDecision, OBJECTION_OUTCOMES, type ObjectionOutcome } from '#contracts';
import { IsDay } from '#service-kit';

export class ObjectionBody {
  /**
   * The decision that the person objects to.
   * @example 'lapse'
   */
  @IsIn(OBJECTABLE_DECISIONS)
  against!: ObjectableDecision;

  /**
   * Day on which it came in; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

export class SettleObjectionBody {
  /** @example 'upheld' */
  @IsIn(OBJECTION_OUTCOMES)
  outcome!: ObjectionOutcome;

  /**
   * Day of the decision; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
