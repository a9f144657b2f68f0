import { ApiProperty } from '@nestjs/swagger';
import { FOLLOW_UP_SUBJECTS, type FollowUpSubject } from '#contracts';

/** In whose charge a follow-up is, as the reader sees it: accounts are opaque, so nobody else's is told. */
export const IN_CHARGE = ['me', 'office', 'principal', 'colleague'] as const;
export type InCharge = (typeof IN_CHARGE)[number];

export class FollowUpAnswer {
  /** @example 'w_4Rt7yUi1Op3A' */
  readonly followUpId!: string;
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  @ApiProperty({ enum: FOLLOW_UP_SUBJECTS, example: 'check-handover' })
  readonly subject!: FollowUpSubject;
  /** @example '2026-12-01' */
  readonly dueOn!: string;
  /** @example '2026-11-24' */
  readonly setOn!: string;
  /** `principal`: of somebody for whom the reader stands in; `colleague`: of another account of the office. */
  @ApiProperty({ enum: IN_CHARGE, example: 'me' })
  readonly inCharge!: InCharge;
  /** @example 'Unterlagen fehlen noch' */
  readonly note?: string;
}

export class FollowUpsAnswer {
  @ApiProperty({ type: [FollowUpAnswer] })
  readonly rows!: readonly FollowUpAnswer[];
  /**
   * For `after` of the next page; absent on the last one.
   * @example 'MjAyNi0xMi0wMXx3XzE'
   */
  readonly next?: string;
}

export class DeputyAnswer {
  /** @example 'v_4Rt7yUi1Op3A' */
  readonly deputyId!: string;
  /** @example 'provider-vhs' */
  readonly office!: string;
  /** @example 'a_7Qm2x0Vb4Kd9' */
  readonly principal!: string;
  /** @example 'a_4Rt7yUi1Op3A' */
  readonly deputy!: string;
  /** @example '2026-12-21' */
  readonly from!: string;
  /** @example '2027-01-08' */
  readonly to!: string;
}

export class DeskAnswer {
  /**
   * The own account, as a colleague names it to appoint a deputy.
   * @example 'a_4Rt7yUi1Op3A'
   */
  readonly account!: string;
  @ApiProperty({ type: [String], example: ['provider-vhs'] })
  readonly offices!: readonly string[];
  /** Deputyships of the offices that are not over. */
  @ApiProperty({ type: [DeputyAnswer] })
  readonly deputies!: readonly DeputyAnswer[];
}
