import { IsOptional } from 'class-validator';
import { IsDay } from '#service-kit';
import { IsOpaqueId } from '../../commands/fields.js';
import { PageQuery } from '../page.dto.js';

export class MeetingsQuery extends PageQuery {
  /**
   * Meetings of this body alone.
   * @example 'b_1'
   */
  @IsOptional()
  @IsOpaqueId()
  body?: string;

  /**
   * Meetings held on this day or later.
   * @example '2026-11-01'
   */
  @IsOptional()
  @IsDay()
  from?: string;
}
