import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { Outcome } from '#event-sourcing';
import { type CommandMeta, IsDay } from '#service-kit';
import type { RevokeConsent } from '../../domain/consent/consent.decider.js';

export class RevokeConsentBody {
  /**
   * Day on which it was revoked; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record that a person takes a consent back. */
export class RevokeConsentCommand extends Command<Outcome> {
  constructor(
    readonly consentId: string,
    readonly command: RevokeConsent,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
