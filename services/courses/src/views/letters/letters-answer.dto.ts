import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  LETTER_KINDS,
  LETTER_RECIPIENTS,
  type LetterKind,
  type LetterRecipient,
} from '#contracts';

/** The rule that something rests on. */
export class RuleOfLetter {
  /** @example 'registration-start' */
  readonly ruleId!: string;
  /** @example 'ik-2017' */
  readonly ruleVersion!: string;
  /** @example '§ 7 Abs. 4 und 5 IntV' */
  readonly legalBasis!: string;
}

/** A letter that should go out and did not yet. */
export class LetterDue {
  /** @example 'g_1' */
  readonly registrationId!: string;
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Allgemeiner Integrationskurs, Aufbau' */
  readonly runTitle!: string;
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  /** @example '2027-01-11' */
  readonly startsOn!: string;
  /** @example '2026-11-02' */
  readonly registeredOn?: string;
  @ApiProperty({ enum: LETTER_KINDS, example: 'late-start' })
  readonly letter!: LetterKind;
  @ApiProperty({ enum: LETTER_RECIPIENTS, example: 'person' })
  readonly recipient!: LetterRecipient;
  /**
   * Day on which it is due; in the past: it is late.
   * @example '2026-12-14'
   */
  readonly dueOn!: string;
  /** Absent: good practice alone. */
  readonly rule?: RuleOfLetter;
}

export class LettersDue {
  @ApiProperty({ type: [LetterDue] })
  readonly letters!: readonly LetterDue[];
}

export class ReportedRegistration {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example '2026-11-12' */
  readonly registeredOn!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1', required: false })
  readonly level?: CefrLevel;
}

/** The registrations of one run in the period. */
export class ReportedRun {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Basisberufssprachkurs B2' */
  readonly title!: string;
  /** @example 'BSK_B2' */
  readonly courseType!: string;
  /**
   * Day on which it is expected to begin, or began.
   * @example '2027-01-11'
   */
  readonly startsOn!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly entryLevel!: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B2' })
  readonly targetLevel!: CefrLevel;
  /**
   * All who hold a seat.
   * @example 14
   */
  readonly registered!: number;
  @ApiProperty({ type: [ReportedRegistration] })
  readonly registrations!: readonly ReportedRegistration[];
}

export class RegistrationReport {
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example '2026-11-10' */
  readonly from!: string;
  /** @example '2026-11-24' */
  readonly to!: string;
  /**
   * Day on which the report is due; absent: no rule asks for one.
   * @example '2026-11-24'
   */
  readonly dueOn?: string;
  readonly rule?: RuleOfLetter;
  /**
   * Last day of the report that was sent last.
   * @example '2026-11-10'
   */
  readonly lastSentTo?: string;
  @ApiProperty({ type: [ReportedRun] })
  readonly runs!: readonly ReportedRun[];
}
