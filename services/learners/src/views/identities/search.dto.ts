import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsDay, IsNotBlank } from '#service-kit';
import { ACCESS_REASONS, type AccessReason } from '#service-kit';

export class SearchBody {
  /** @example 'Beispiel' */
  @IsString()
  @Length(1, 100)
  @IsNotBlank()
  familyName!: string;

  /** @example 'Mina' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @IsNotBlank()
  givenName?: string;

  /**
   * A 1 January counts as unknown.
   * @example '1991-04-17'
   */
  @IsOptional()
  @IsDay()
  birthDate?: string;

  /**
   * Why, for those who look beyond their own scope; without it they get references alone.
   * @example 'enquiry-of-person'
   */
  @IsOptional()
  @IsIn(ACCESS_REASONS)
  reason?: AccessReason;
}
