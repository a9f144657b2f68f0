import { ArrayMaxSize, IsArray, Matches } from 'class-validator';

export class DisputedBody {
  /**
   * The references of a page.
   * @example ['p_7Qm2x0Vb4Kd9']
   */
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { each: true })
  refs!: string[];
}
