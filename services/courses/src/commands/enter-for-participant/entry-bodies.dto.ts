import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  AT_RISK_REASONS,
  type AtRiskReason,
  ATTENDANCE_CLASSES,
  type AttendanceClass,
  CERTIFICATE_KINDS,
  type CertificateKind,
  PAUSE_REASONS,
  type PauseReason,
  LETTER_KINDS,
  LETTER_RECIPIENTS,
  type LetterKind,
  type LetterRecipient,
} from '#contracts';
import { IsDay } from '#service-kit';
import { DayBody } from '../day.command.js';

export class AttendanceBody extends DayBody {
  /**
   * The class alone: no hours, and no causes.
   * @example 'at-risk'
   */
  @IsIn(ATTENDANCE_CLASSES)
  attendance!: AttendanceClass;

  /** @example 'childcare' */
  @IsOptional()
  @IsIn(AT_RISK_REASONS)
  reason?: AtRiskReason;
}

export class InterruptBody extends DayBody {
  /** @example 'work' */
  @IsIn(PAUSE_REASONS)
  reason!: PauseReason;

  /**
   * Day on which the participant means to be back.
   * @example '2027-02-01'
   */
  @IsOptional()
  @IsDay()
  expectedBackOn?: string;
}

export class ModuleBody extends DayBody {
  /** Number of the module in the course. */
  @ApiProperty({ example: 3 })
  @IsInt()
  @Min(1)
  @Max(20)
  module!: number;
}

export class OrientationTestBody extends DayBody {
  /** @example true */
  @IsBoolean()
  passed!: boolean;
}

export class CertificateBody extends DayBody {
  /** @example 'integration-course' */
  @IsIn(CERTIFICATE_KINDS)
  certificate!: CertificateKind;
}

export class LetterBody extends DayBody {
  /** @example 'late-start' */
  @IsIn(LETTER_KINDS)
  letter!: LetterKind;

  /** @example 'person' */
  @IsIn(LETTER_RECIPIENTS)
  recipient!: LetterRecipient;
}
