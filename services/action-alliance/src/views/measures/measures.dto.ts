import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsOpaqueId } from '../../commands/fields.js';
import { PageQuery } from '../page.dto.js';

export class MeasuresQuery extends PageQuery {
  /**
   * Measures of this department alone.
   * @example 'youth'
   */
  @IsOptional()
  @IsOpaqueId()
  department?: string;

  /** Those to be done, or those that are. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(['open', 'done'])
  state: 'open' | 'done' = 'open';
}
