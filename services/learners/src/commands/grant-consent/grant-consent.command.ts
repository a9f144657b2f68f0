import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  CONSENT_DATA,
  CONSENT_FORMS,
  CONSENT_GIVERS,
  CONSENT_RECIPIENTS,
  CONSENT_TOLD,
  type ConsentData,
  type ConsentForm,
  type ConsentGiver,
  type ConsentRecipient,
  type ConsentTold,
} from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay } from '#service-kit';
import type { GrantConsent } from '../../domain/consent/consent.decider.js';
import { IsOpaqueId } from '../fields.js';

export class GrantConsentBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /**
   * Who may get the data: id of the provider or department, or key of the municipality.
   * @example 'silbenreich'
   */
  @IsOpaqueId()
  recipient!: string;

  /** What the recipient is; absent: a provider. */
  @ApiProperty({ enum: CONSENT_RECIPIENTS, required: false, example: 'provider' })
  @IsOptional()
  @IsIn(CONSENT_RECIPIENTS)
  recipientKind?: ConsentRecipient;

  /**
   * Code of the list of purposes (`GET consent-purposes`).
   * @example 'handover'
   */
  @IsOpaqueId()
  purpose!: string;

  /** @example 'self' */
  @IsIn(CONSENT_GIVERS)
  givenBy!: ConsentGiver;

  /** The data that it names. */
  @ApiProperty({ enum: CONSENT_DATA, isArray: true, example: ['level', 'contact'] })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(CONSENT_DATA.length)
  @IsIn(CONSENT_DATA, { each: true })
  data!: ConsentData[];

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
   * Codes of the course that ends and of the one that follows, where the transfer is between courses: where a paragraph
   * covers it nobody is asked.
   * @example ['LK_NIEDRIG', 'BSK_B1']
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsOpaqueId({ each: true })
  courseTypes?: string[];

  /**
   * Day on which it was given; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record that a person consents to a transfer. */
export class GrantConsentCommand extends Command<Outcome> {
  constructor(
    readonly command: GrantConsent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
