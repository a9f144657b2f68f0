import { ApiProperty } from '@nestjs/swagger';
import { HANDOVER_BASES, HANDOVER_DATA, type HandoverBasis, type HandoverDatum } from '#contracts';

/** On what an offer made today would rest, and until when it would be answered. Nothing is decided by asking. */
export class HandoverTermsAnswer {
  /** The paragraph between these two courses, else the consent. */
  @ApiProperty({ enum: HANDOVER_BASES, example: 'aufenthg-88a-3' })
  readonly basis!: HandoverBasis;
  /**
   * The valid consent for this recipient, where one is needed and known.
   * @example 'k_1'
   */
  readonly consentRef?: string;
  /** What may pass on this basis. */
  @ApiProperty({ enum: HANDOVER_DATA, isArray: true, example: ['level', 'entitlement'] })
  readonly allowed!: readonly HandoverDatum[];
  /** @example '2026-12-18' */
  readonly courseEndsOn!: string;
  /**
   * By the dated rule.
   * @example '2026-12-08'
   */
  readonly answerDueOn!: string;
  /**
   * Days from the offer to the answer that the two providers promise each other.
   * @example 7
   */
  readonly promisedAnswerDays?: number;
}
