import { IsOptional } from 'class-validator';
import { IsDay } from '#service-kit';
import { IsOpaqueId } from '../../commands/fields.js';

export class LettersQuery {
  /**
   * Letters of this provider; needed where the account stands for none or for several.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;
}

export class RegistrationReportQuery extends LettersQuery {
  /**
   * First day of the registrations; absent: the day after the last report that was sent, or two weeks ago.
   * @example '2026-11-10'
   */
  @IsOptional()
  @IsDay()
  from?: string;

  /**
   * Last day of the registrations; absent: yesterday, the last that is over.
   * @example '2026-11-24'
   */
  @IsOptional()
  @IsDay()
  to?: string;
}
