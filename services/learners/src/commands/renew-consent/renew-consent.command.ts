import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import {
  CONSENT_FORMS,
  CONSENT_GIVERS,
  CONSENT_TOLD,
  type ConsentForm,
  type ConsentGiver,
  type ConsentTold,
} from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay } from '#service-kit';
import type { RenewConsent } from '../../domain/consent/consent.decider.js';

export class RenewConsentBody {
  /** @example 'self' */
  @IsIn(CONSENT_GIVERS)
  givenBy!: ConsentGiver;

  /** @example 'written' */
  @IsIn(CONSENT_FORMS)
  form!: ConsentForm;

  /** What the person was told before (§ 67b Abs. 2 SGB X): all of it. */
  @ApiProperty({ enum: CONSENT_TOLD, isArray: true, example: [...CONSENT_TOLD] })
  @IsArray()
  @ArrayUnique()
  @IsIn(CONSENT_TOLD, { each: true })
  told!: ConsentTold[];

  /**
   * Day on which it was confirmed; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record that who may consent now confirms a consent. */
export class RenewConsentCommand extends Command<Outcome> {
  constructor(
    readonly consentId: string,
    readonly command: RenewConsent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
