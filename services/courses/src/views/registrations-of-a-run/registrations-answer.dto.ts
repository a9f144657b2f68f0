import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';
import { REGISTRATION_PHASES } from './registration-phases.js';

export class TestResult {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /** @example true */
  readonly passed!: boolean;
  /** @example '2027-03-20' */
  readonly on!: string;
}

/** A registration as the provider of its run sees it. */
export class RegistrationOfRun {
  /** @example 'g_1' */
  readonly id!: string;
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  @ApiProperty({ enum: REGISTRATION_PHASES, example: 'confirmed' })
  readonly phase!: RegistrationPhase;
  /**
   * Day of the phase.
   * @example '2026-11-02'
   */
  readonly since!: string;
  readonly result?: TestResult;
}

export class RegistrationsOfRun {
  @ApiProperty({ type: [RegistrationOfRun] })
  readonly registrations!: readonly RegistrationOfRun[];
}

/** A registration as it stands in the person's own stream. */
export class RegistrationAnswer {
  /** @example 'g_1' */
  readonly registrationId!: string;
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example '2026-12-01' */
  readonly startsOn!: string;
  /** @example '2027-03-26' */
  readonly endsOn!: string;
  @ApiProperty({ enum: REGISTRATION_PHASES, example: 'taking-part' })
  readonly phase!: RegistrationPhase;
  /** @example '2026-12-01' */
  readonly startedOn?: string;
  /**
   * Day on which the person left the run, by its end or before.
   * @example '2027-03-26'
   */
  readonly leftOn?: string;
  /** @example true */
  readonly passed?: boolean;
}
