import { IsEmail, IsOptional, IsUrl, Length, MaxLength } from 'class-validator';
import type { ProviderContact } from '#contracts';
import { DayBody } from './day.command.js';

/** How the public reaches a provider. */
export class ContactBody extends DayBody {
  /**
   * Of an office, never of a person.
   * @example '04271 0000'
   */
  @IsOptional()
  @Length(3, 40)
  phone?: string;

  /** @example 'kurse@vhs.example' */
  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string;

  /** @example 'https://vhs.example/kurse' */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(300)
  web?: string;
}

/** The contact of a body; undefined: none was given. */
export function contactOf({ phone, email, web }: ContactBody): ProviderContact | undefined {
  if (phone === undefined && email === undefined && web === undefined) return undefined;
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(web === undefined ? {} : { web }),
  };
}
