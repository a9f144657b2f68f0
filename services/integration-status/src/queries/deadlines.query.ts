import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDay } from '#service-kit';
import { DEADLINE_KINDS, type DeadlineKind } from '../deadlines/deadline.js';
import { PageQuery } from './queries.dto.js';

export class DeadlinesQuery extends PageQuery {
  /** First day that is due; all overdue ones where absent. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day that is due; without end where absent. */
  @IsOptional()
  @IsDay()
  to?: string;

  @IsOptional()
  @IsIn(DEADLINE_KINDS)
  kind?: DeadlineKind;

  /** Id of a rule. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  rule?: string;

  /** Who must act: `coordination`, or the id of a department or a provider. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  who?: string;

  /** Reference of a person. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  person?: string;
}
