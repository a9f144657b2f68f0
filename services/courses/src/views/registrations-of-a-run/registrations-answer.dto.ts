import { ApiProperty } from '@nestjs/swagger';
import {
  AT_RISK_REASONS,
  type AtRiskReason,
  ATTENDANCE_CLASSES,
  type AttendanceClass,
  CEFR_LEVELS,
  type CefrLevel,
  CERTIFICATE_KINDS,
  type CertificateKind,
  LETTER_KINDS,
  LETTER_RECIPIENTS,
  type LetterKind,
  type LetterRecipient,
  LEVEL_REASONS,
  type LevelReason,
} from '#contracts';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';
import { FOLLOW_UP_STATES } from './follow-up-row.js';
import { REGISTRATION_PHASES } from './registration-phases.js';

export class TestResult {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /** @example true */
  readonly passed!: boolean;
  /** @example '2027-03-20' */
  readonly on!: string;
}

export class Attendance {
  @ApiProperty({ enum: ATTENDANCE_CLASSES, example: 'at-risk' })
  readonly attendance!: AttendanceClass;
  @ApiProperty({ enum: AT_RISK_REASONS, example: 'absences', required: false })
  readonly reason?: AtRiskReason;
  /** @example '2026-11-02' */
  readonly on!: string;
}

/** The hand-over that follows the run. */
export class FollowUp {
  @ApiProperty({ enum: FOLLOW_UP_STATES, example: 'offered' })
  readonly state!: (typeof FOLLOW_UP_STATES)[number];
  /** @example 'p-x' */
  readonly toProvider!: string;
  /** @example '2026-11-02' */
  readonly since!: string;
}

/** The rule under which the course may be repeated. */
export class Repetition {
  /** @example 'repetition' */
  readonly ruleId!: string;
  /** @example 'ik-2024' */
  readonly ruleVersion!: string;
  /** @example '§ 13 Abs. 1 Satz 4 IntV' */
  readonly legalBasis!: string;
  /**
   * Units of 45 minutes; absent: the whole course.
   * @example 300
   */
  readonly units?: number;
}

export class SentLetter {
  @ApiProperty({ enum: LETTER_KINDS, example: 'registration-confirmation' })
  readonly letter!: LetterKind;
  @ApiProperty({ enum: LETTER_RECIPIENTS, example: 'person' })
  readonly recipient!: LetterRecipient;
  /** @example '2026-11-02' */
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
  /** @example '2026-10-12' */
  readonly registeredOn?: string;
  /** @example '2026-11-02' */
  readonly startedOn?: string;
  /**
   * Last day on which the seat is held.
   * @example '2026-10-19'
   */
  readonly heldUntil?: string;
  @ApiProperty({ enum: LEVEL_REASONS, example: 'no-course-of-level', required: false })
  readonly levelReason?: LevelReason;
  /**
   * The right that covers the course.
   * @example 'e_1'
   */
  readonly entitlementId?: string;
  /**
   * Why it was refused, taken back or broken off.
   * @example 'work'
   */
  readonly reason?: string;
  readonly attendance?: Attendance;
  /**
   * Day since which the participation pauses.
   * @example '2026-12-01'
   */
  readonly interruptedOn?: string;
  @ApiProperty({ type: [Number], example: [1, 2] })
  readonly modules!: readonly number[];
  readonly result?: TestResult;
  /**
   * Final tests taken.
   * @example 1
   */
  readonly attempts!: number;
  /**
   * Whether the test of the orientation course was passed; absent: not taken.
   * @example true
   */
  readonly orientationPassed?: boolean;
  @ApiProperty({ enum: CERTIFICATE_KINDS, isArray: true, example: ['integration-course'] })
  readonly certificates!: readonly CertificateKind[];
  /** Certificates that are earned and not handed out yet. */
  @ApiProperty({ enum: CERTIFICATE_KINDS, isArray: true, example: [] })
  readonly earned!: readonly CertificateKind[];
  /** Who did not reach the aim may repeat by this rule; absent: the law has no repetition here. */
  readonly repetition?: Repetition;
  readonly followUp?: FollowUp;
  @ApiProperty({ type: [SentLetter] })
  readonly letters!: readonly SentLetter[];
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
  /**
   * Last day on which the seat is held.
   * @example '2026-10-19'
   */
  readonly heldUntil?: string;
  /** @example true */
  readonly passed?: boolean;
}
