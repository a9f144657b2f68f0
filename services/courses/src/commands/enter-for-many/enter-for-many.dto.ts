import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  AT_RISK_REASONS,
  type AtRiskReason,
  ATTENDANCE_CLASSES,
  type AttendanceClass,
  CEFR_LEVELS,
  type CefrLevel,
  CERTIFICATE_KINDS,
  type CertificateKind,
  DROP_OUT_REASONS,
  type DropOutReason,
} from '#contracts';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';
import { SkillsBody } from '../record-test-result/record-test-result.command.js';

/** A run has 200 seats at most. */
const MOST_ROWS = 200;

/** What is entered for one participant; what is absent stays as it is. */
export class ParticipantRowBody extends DayBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'g_1' */
  @IsOpaqueId()
  registrationId!: string;

  /** @example 'at-risk' */
  @IsOptional()
  @IsIn(ATTENDANCE_CLASSES)
  attendance?: AttendanceClass;

  /**
   * Why the participation is at risk.
   * @example 'absences'
   */
  @IsOptional()
  @IsIn(AT_RISK_REASONS)
  atRiskReason?: AtRiskReason;

  /** A module that was completed. */
  @ApiProperty({ required: false, example: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  module?: number;

  /**
   * Level that the final test showed.
   * @example 'B1'
   */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;

  /**
   * Whether the aim of the course was reached; goes with the level.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  passed?: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SkillsBody)
  skills?: SkillsBody;

  /**
   * Whether the test of the orientation course was passed.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  orientationPassed?: boolean;

  /** @example 'integration-course' */
  @IsOptional()
  @IsIn(CERTIFICATE_KINDS)
  certificate?: CertificateKind;

  /**
   * Why the participant left the run.
   * @example 'work'
   */
  @IsOptional()
  @IsIn(DROP_OUT_REASONS)
  dropOut?: DropOutReason;
}

export class EnterForManyBody {
  @ApiProperty({ type: [ParticipantRowBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  @Type(() => ParticipantRowBody)
  rows!: ParticipantRowBody[];
}
