import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { ALL_ROLES, type Role } from '../access/roles.js';
import { ACCESS_REASONS, type AccessReason } from './access-reason.js';

const LOOKS = ['reason', 'names', 'search', 'case'] as const;

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
  /**
   * Instant in UTC.
   * @example '2026-11-24T09:12:00.000Z'
   */
  readonly at!: string;
  /**
   * Opaque id of the account.
   * @example 'a-4Rt7yUi1Op3A'
   */
  readonly actor!: string;
  @ApiProperty({ enum: ALL_ROLES, example: 'migration-office' })
  readonly role!: Role;
  /** A reason named, names shown, a search answered, a case opened. */
  @ApiProperty({ enum: LOOKS, example: 'reason' })
  readonly what!: (typeof LOOKS)[number];
  /** The persons shown. */
  @ApiProperty({ type: [String], example: ['p_7Qm2x0Vb4Kd9'] })
  readonly personRefs!: readonly string[];
  @ApiProperty({ enum: ACCESS_REASONS, required: false, example: 'case-meeting' })
  readonly reason?: AccessReason;
}

export class AccessLogPage {
  /** Newest first. */
  @ApiProperty({ type: [AccessEntryRow] })
  readonly rows!: readonly AccessEntryRow[];
  /**
   * For `after` of the next page; absent on the last one.
   * @example 'YS00UnQ3eVVpMU9wM0F8MjAyNi0xMS0yNA'
   */
  readonly next?: string;
}
