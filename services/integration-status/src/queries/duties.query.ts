import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDay } from '#service-kit';
import { DUTY_KINDS, type DutyKind } from '../deadlines/duty.js';

export class DutiesQuery {
  /** First day that is due; all overdue ones where absent. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day that is due; without end where absent. */
  @IsOptional()
  @IsDay()
  to?: string;

  @IsOptional()
  @IsIn(DUTY_KINDS)
  kind?: DutyKind;

  /** Id of a rule. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  rule?: string;

  /** Who must act: `coordination`, or the id of a department or a provider. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  who?: string;
}
