import { ApiProperty } from '@nestjs/swagger';

export class OverlapAnswer {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'g_1' */
  readonly registrationId!: string;
  /** @example 'r_1' */
  readonly runId!: string;
  /** @example 'Allgemeiner Integrationskurs, Aufbau' */
  readonly title!: string;
  /** @example '2026-12-01' */
  readonly startsOn!: string;
  /** @example '2027-03-26' */
  readonly endsOn!: string;
  /**
   * The other registration.
   * @example 'g_2'
   */
  readonly otherRegistrationId!: string;
  /**
   * The run of the other one; absent where it is another provider's.
   * @example 'r_2'
   */
  readonly otherRunId?: string;
  /**
   * Day since which the days overlap.
   * @example '2026-11-25'
   */
  readonly since!: string;
  /**
   * Whether the participation has begun: then it is no longer taken back but broken off.
   * @example false
   */
  readonly begun!: boolean;
}

export class OverlapsAnswer {
  @ApiProperty({ type: [OverlapAnswer] })
  readonly overlaps!: readonly OverlapAnswer[];
}
