import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, MaxLength } from 'class-validator';
import { IsDay } from '#service-kit';
import { IsOpaqueId } from '../../commands/fields.js';

export class RunsQuery {
  /**
   * Runs of this provider alone.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  provider?: string;

  /**
   * Runs that begin on this day or later.
   * @example '2026-11-01'
   */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Runs a page. */
  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @MaxLength(1000)
  after?: string;
}
