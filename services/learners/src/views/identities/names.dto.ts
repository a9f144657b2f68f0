import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsOpaqueId } from '../../commands/fields.js';
import { ACCESS_REASONS, type AccessReason } from '#service-kit';

export class NamesBody {
  /**
   * The references of a page.
   * @example ['p_7Qm2x0Vb4Kd9']
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsOpaqueId({ each: true })
  refs!: string[];

  /**
   * Why, for those who look beyond their own scope.
   * @example 'case-meeting'
   */
  @IsOptional()
  @IsIn(ACCESS_REASONS)
  reason?: AccessReason;
}
