import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, HANDOVER_RETURN_REASONS, type HandoverReturnReason } from '#contracts';
import type { HandoverView } from '../projections/handover/handover.state.js';
import { Named, NamedMunicipality, OTHER_PROVIDER } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';
import { FittingRun } from './runs.dto.js';

const EVERY_STATE: Readonly<Record<HandoverView['state'], true>> = {
  offered: true,
  accepted: true,
  returned: true,
  withdrawn: true,
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
  /** @example '2026-11-20' */
  readonly answerDueOn!: string;
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
