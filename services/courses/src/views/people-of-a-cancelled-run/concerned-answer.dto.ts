import { ApiProperty } from '@nestjs/swagger';

/** Somebody who was registered when the run was cancelled, and what became of her. */
export class ConcernedPersonAnswer {
  /** @example 'g_1' */
  readonly registrationId!: string;
  /**
   * Absent: her data were erased.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  readonly personRef?: string;
  /**
   * Whether she was told.
   * @example false
   */
  readonly told!: boolean;
  /**
   * Since when she waits for a course of the type; absent: she does not.
   * @example '2026-09-01'
   */
  readonly waitingSince?: string;
  /**
   * Another run for which she is registered.
   * @example 'r_2'
   */
  readonly registeredFor?: string;
}

export class ConcernedAnswer {
  @ApiProperty({ type: [ConcernedPersonAnswer] })
  readonly people!: readonly ConcernedPersonAnswer[];
}
