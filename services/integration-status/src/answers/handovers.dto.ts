import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  HANDOVER_DATA,
  HANDOVER_FAILURES,
  HANDOVER_RETURN_REASONS,
  type HandoverDatum,
  type HandoverFailure,
  type HandoverReturnReason,
} from '#contracts';
import type { HandoverView } from '../projections/handover/handover.state.js';
import { TIMED_STAGES, type TimedStage } from '../projections/handover/handover-places.js';
import { Named, NamedMunicipality, OTHER_PROVIDER } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';
import { FittingRun } from './runs.dto.js';

const EVERY_STATE: Readonly<Record<HandoverView['state'], true>> = {
  offered: true,
  accepted: true,
  returned: true,
  withdrawn: true,
  expired: true,
  failed: true,
  'follow-up-started': true,
};
export const HANDOVER_STATES = Object.keys(EVERY_STATE);

export class HandoverRow {
  /** @example 'h_4Rt7yUi1Op3A' */
  readonly handoverId!: string;
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** As of the day. */
  @ApiProperty({ enum: HANDOVER_STATES, example: 'returned' })
  readonly state!: HandoverView['state'];
  readonly from!: Named;
  @ApiProperty({ type: Named, example: OTHER_PROVIDER })
  readonly to!: Named;
  /** Present, as `childcare` and `rightLapsesOn`, while the reader has to do with the person. */
  readonly municipality?: NamedMunicipality;
  /** Data of this row that the person disputes; absent where none is. */
  @ApiProperty({ type: [String], required: false, example: ['municipality'] })
  readonly disputed?: readonly string[];
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /**
   * Of the course that ends.
   * @example 'Berufssprachkurs B1, vormittags'
   */
  readonly courseTitle!: string;
  /** @example '2026-11-20' */
  readonly courseEndsOn!: string;
  /** @example '2026-11-06' */
  readonly offeredOn!: string;
  /**
   * Until when the answer is owed by the dated rule.
   * @example '2026-11-20'
   */
  readonly answerDueOn!: string;
  /**
   * Until when it was promised, by the agreement in force on the day of the offer.
   * @example '2026-11-13'
   */
  readonly promisedAnswerOn?: string;
  /**
   * Until when the follow-up course begins by the dated rule; known with the acceptance.
   * @example '2026-12-18'
   */
  readonly startDueOn?: string;
  /** @example '2026-12-10' */
  readonly promisedStartOn?: string;
  /**
   * The next deadline that counts now: of promise and rule the shorter one.
   * @example '2026-11-13'
   */
  readonly nextDueOn?: string;
  /**
   * Day on which the coordination was told that the deadline of the present stage had passed.
   * @example '2026-11-14'
   */
  readonly escalatedOn?: string;
  /** @example '2026-12-07' */
  readonly startedOn?: string;
  /**
   * After the acceptance it came to nothing, or was taken back.
   * @example '2026-12-09'
   */
  readonly endedOn?: string;
  /** Why the follow-up course did not begin with the person. */
  @ApiProperty({ enum: HANDOVER_FAILURES, required: false, example: 'seat-lost' })
  readonly failure?: HandoverFailure;
  /** What the receiver may see; absent: an offer from before it was stated. */
  @ApiProperty({ enum: HANDOVER_DATA, isArray: true, required: false, example: ['level', 'entitlement'] })
  readonly passes?: readonly HandoverDatum[];
  /**
   * The registration whose course ends.
   * @example 'g_1'
   */
  readonly registrationId!: string;
  /** @example 'BSK_B2' */
  readonly followUpCourseType!: string;
  /**
   * The hand-over of the same registration before this one.
   * @example 'h_2Wq9zXc3Vb6N'
   */
  readonly predecessorId?: string;
  /**
   * Day of the answer or of the withdrawal.
   * @example '2026-11-18'
   */
  readonly answeredOn?: string;
  /** Why it was given back. */
  @ApiProperty({ enum: HANDOVER_RETURN_REASONS, required: false, example: 'data-missing' })
  readonly reason?: HandoverReturnReason;
  /** What was missing. */
  @ApiProperty({ type: [String], required: false, example: ['certificate'] })
  readonly missing?: readonly string[];
  /**
   * Why the data may pass: a paragraph or the consent.
   * @example 'aufenthg-88a-3'
   */
  readonly basis!: string;
  /** @example '2026-12-04' */
  readonly rightLapsesOn?: string;
  /** @example true */
  readonly childcare?: boolean;
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly followUpRunId?: string;
  /** Five at most, best first; to the receiver its own. A person decides. */
  @ApiProperty({ type: [FittingRun] })
  readonly fittingRuns!: readonly FittingRun[];
}

export class HandoversAnswer extends PageAnswer {
  @ApiProperty({ type: [HandoverRow] })
  readonly rows!: readonly HandoverRow[];
}

export class HandoverTime {
  readonly from!: Named;
  @ApiProperty({ type: Named, example: OTHER_PROVIDER })
  readonly to!: Named;
  /**
   * Five at least.
   * @example 23
   */
  readonly count!: number;
  /**
   * Days from the end of the course to the acceptance.
   * @example 9
   */
  readonly median!: number;
  /**
   * Days within which nine of ten were accepted.
   * @example 21
   */
  readonly p90!: number;
}

export class HandoverTimesAnswer {
  @ApiProperty({ type: [HandoverTime] })
  readonly rows!: readonly HandoverTime[];
}

export class StageTime {
  @ApiProperty({ enum: TIMED_STAGES, example: 'offer-to-answer' })
  readonly stage!: TimedStage;
  readonly from!: Named;
  @ApiProperty({ type: Named, example: OTHER_PROVIDER })
  readonly to!: Named;
  /**
   * Code of the type of the follow-up course, where the times of a pair are told by it.
   * @example 'BSK_B2'
   */
  readonly courseType?: string;
  /** Of the course that ended, where the times of a pair are told by it. */
  readonly municipality?: NamedMunicipality;
  /**
   * Five at least.
   * @example 23
   */
  readonly count!: number;
  /**
   * Days.
   * @example 9
   */
  readonly median!: number;
  /**
   * Days within which nine of ten came to their end.
   * @example 21
   */
  readonly p90!: number;
}

export class StageTimesAnswer {
  @ApiProperty({ type: [StageTime] })
  readonly rows!: readonly StageTime[];
}
