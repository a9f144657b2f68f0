import { ApiProperty } from '@nestjs/swagger';
import { ENTITLEMENT_KINDS, type EntitlementKind } from '#contracts';

/** Of which days something is told. */
class Span {
  /** @example '2025-11-26' */
  readonly from!: string;
  /** @example '2026-11-25' */
  readonly to!: string;
}

export class WaitTimeRow {
  /**
   * Code of the catalogue of course types; absent: of all types.
   * @example 'IK_ALLG'
   */
  readonly courseType?: string;
  /** @example 41 */
  readonly count!: number;
  /**
   * After so many days half of them were registered.
   * @example 34
   */
  readonly median!: number;
  /** @example 88 */
  readonly p90!: number;
}

export class WaitTimesAnswer extends Span {
  @ApiProperty({ type: [WaitTimeRow] })
  readonly rows!: readonly WaitTimeRow[];
}

export class RightLapsesRow {
  @ApiProperty({ enum: ENTITLEMENT_KINDS, example: 'vocational-language-course' })
  readonly kind!: EntitlementKind;
  /** @example 64 */
  readonly issued!: number;
  /**
   * Rights whose lapse is presumed, or was before somebody decided on it.
   * @example 9
   */
  readonly presumed!: number;
  /**
   * Rights of which somebody decided that they lapsed.
   * @example 4
   */
  readonly lapsed!: number;
}

export class RightLapsesAnswer extends Span {
  @ApiProperty({ type: [RightLapsesRow] })
  readonly rows!: readonly RightLapsesRow[];
}
