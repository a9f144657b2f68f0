import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { CONSENT_GIVERS, CONSENT_PURPOSES, type ConsentGiver, type ConsentPurpose } from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay } from '#service-kit';
import type { GrantConsent } from '../../domain/consent/consent.decider.js';
import { IsOpaqueId } from '../fields.js';

export class GrantConsentBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /**
   * The provider that may get the data.
   * @example 'silbenreich'
   */
  @IsOpaqueId()
  recipient!: string;

  /** @example 'handover' */
  @IsIn(CONSENT_PURPOSES)
  purpose!: ConsentPurpose;

  /** @example 'self' */
  @IsIn(CONSENT_GIVERS)
  givenBy!: ConsentGiver;

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
