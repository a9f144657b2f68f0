import { IsOptional } from 'class-validator';
import { IsOpaqueId } from '../../commands/fields.js';
import { PageQuery } from '../page.dto.js';

export class TopicsQuery extends PageQuery {
  /**
   * Topics before this body alone.
   * @example 'b_1'
   */
  @IsOptional()
  @IsOpaqueId()
  body?: string;
}
