import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { ACCESS_REASONS, type AccessReason } from './access-reason.js';

export class AccessLogQuery {
  /** What did this account open? Either this or `personRef`. */
  @IsOptional()
  @Length(1, 200)
  account?: string;

  /** Who looked at this person? */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  personRef?: string;

  /** Rows a page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;
}

export class AccessReasonBody {
  /**
   * The person whose case shall be opened.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  personRef!: string;

  /**
   * Why; valid for this account, this person and this day.
   * @example 'case-meeting'
   */
  @IsIn(ACCESS_REASONS)
  reason!: AccessReason;
}

export class AccessEntryRow {
  /** Instant in UTC. */
  at!: string;
  /** Opaque id of the account. */
  actor!: string;
  role!: string;
  /** A reason named, names shown, a search answered, a case opened. */
  what!: 'reason' | 'names' | 'search' | 'case';
  personRefs!: string[];
  reason?: AccessReason;
}

export class AccessLogPage {
  /** Newest first. */
  rows!: AccessEntryRow[];
  /** Absent on the last page. */
  next?: string;
}
