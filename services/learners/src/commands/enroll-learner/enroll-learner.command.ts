import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsEmail, IsObject, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { EnrollLearner } from '../../domain/learner/learner.decider.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

export class ContactBody {
  /** @example '05441 0000' */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  /** @example 'mina@example.org' */
  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string;
}

export class EnrollLearnerBody {
  /** @example 'Mina' */
  @IsString()
  @Length(1, 100)
  @IsNotBlank()
  givenName!: string;

  /** @example 'Beispiel' */
  @IsString()
  @Length(1, 100)
  @IsNotBlank()
  familyName!: string;

  /**
   * A 1 January counts as unknown when persons are matched.
   * @example '1991-04-17'
   */
  @IsDay()
  birthDate!: string;

  /**
   * Official municipality key (AGS).
   * @example '03251040'
   */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /** @example '2025-03-01' */
  @IsOptional()
  @IsDay()
  arrivedOn?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactBody)
  contact?: ContactBody;

  /**
   * The provider at whose counter it was; absent: the one of the account, or none.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Take a person in. */
export class EnrollLearnerCommand extends Command<Outcome> {
  constructor(
    readonly command: EnrollLearner,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
