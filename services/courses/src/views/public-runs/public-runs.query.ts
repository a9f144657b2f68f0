import { IsIn, IsOptional } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import { IsMunicipalityKey, IsOpaqueId } from '../../commands/fields.js';

/** What the public looks for; empty: everything that is to come. */
export class PublicRunsQuery {
  /**
   * Courses of this provider alone.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  provider?: string;

  /**
   * Official municipality key (AGS) of the place.
   * @example '03251040'
   */
  @IsOptional()
  @IsMunicipalityKey()
  municipality?: string;

  /**
   * Level at which the course begins.
   * @example 'A1'
   */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;

  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  @IsOptional()
  @IsOpaqueId()
  courseType?: string;
}

export class CalendarQuery {
  /**
   * Courses of this provider alone.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  provider?: string;
}
