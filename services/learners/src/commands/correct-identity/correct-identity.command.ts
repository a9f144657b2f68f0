import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import {
  IsEmail,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { CorrectIdentity } from '../../domain/learner/learner.decider.js';
import { IsOpaqueId } from '../fields.js';

/** Ways to reach the person; one that is not named stays, an empty text takes it away. */
export class ContactChangeBody {
  /** @example '05441 0000' */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  /** @example 'mina@example.org' */
  @ValidateIf(({ email }: ContactChangeBody) => email !== undefined && email !== '')
  @IsEmail()
  @MaxLength(200)
  email?: string;
}

/** What is absent stays. */
export class CorrectIdentityBody {
  /** @example 'Mina' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @IsNotBlank()
  givenName?: string;

  /** @example 'Beispiel' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @IsNotBlank()
  familyName?: string;

  /**
   * A 1 January counts as unknown when persons are matched.
   * @example '1991-04-17'
   */
  @IsOptional()
  @IsDay()
  birthDate?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactChangeBody)
  contact?: ContactChangeBody;

  /**
   * The dispute that this settles.
   * @example 'd_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  settles?: string;
}

/** Put right name, birth date or contact. */
export class CorrectIdentityCommand extends Command<Outcome> {
  constructor(
    readonly command: CorrectIdentity,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
