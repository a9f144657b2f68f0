import { ApiProperty } from '@nestjs/swagger';
import { SUBSIDY_GROUPS, type SubsidyGroup } from '../hints/hint-rules.js';
import { type Hint, HINT_CODES } from '../hints/hints.js';

/** What the law offers or asks around a course; nothing is decided by it. */
export class CaseHint implements Hint {
  @ApiProperty({ enum: HINT_CODES, example: 'travel-subsidy' })
  readonly code!: Hint['code'];
  /** @example 'travel-subsidy' */
  readonly ruleId!: string;
  /** @example 'ik-2024' */
  readonly ruleVersion!: string;
  /** @example '§ 4a Abs. 1 IntV' */
  readonly legalBasis!: string;
  /**
   * Nobody compared the rule with the law for a year.
   * @example true
   */
  readonly unchecked!: boolean;
  /**
   * The course that it is about.
   * @example 'r_4Rt7yUi1Op3A'
   */
  readonly runId?: string;
  /** @example 'Allgemeiner Integrationskurs' */
  readonly title?: string;
  /**
   * Of the way: straight kilometres.
   * @example 12
   */
  readonly km?: number;
  /**
   * From more kilometres on providers pay for the way.
   * @example 3
   */
  readonly moreThanKm?: number;
  /** Data that it rests on and that are disputed; absent: none. */
  @ApiProperty({ type: [String], required: false, example: ['municipality'] })
  readonly disputed?: readonly string[];
  /** To whom it may be paid. */
  @ApiProperty({ enum: SUBSIDY_GROUPS, isArray: true, required: false, example: ['benefits'] })
  readonly groups?: readonly SubsidyGroup[];
  /**
   * Of childcare: from so many children on.
   * @example 3
   */
  readonly children?: number;
  /**
   * Share of the costs that is paid, or paid back.
   * @example 50
   */
  readonly percent?: number;
  /**
   * Euros a year from which on the share is paid.
   * @example 20000
   */
  readonly incomeAbove?: number;
  /** @example 40000 */
  readonly jointIncomeAbove?: number;
  /**
   * Last day for it.
   * @example '2028-10-05'
   */
  readonly until?: string;
}
