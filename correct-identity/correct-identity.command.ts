import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { CorrectIdentity } from '../../domain/learner/learner.decider.js';
import { ContactBody } from '../enroll-learner/enroll-learner.command.js';
import { IsOpaqueId } from '../fields.js';

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
  @Type(() => ContactBody)
  contact?: ContactBody;

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
