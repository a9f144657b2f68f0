import { IsOpaqueId } from '../../commands/fields.js';

export class CoursesQuery {
  /**
   * Whose catalogue.
   * @example 'vhs'
   */
  @IsOpaqueId()
  provider!: string;
}
