import { ApiProperty } from '@nestjs/swagger';
import {
  CONSENT_DATA,
  CONSENT_FORMS,
  CONSENT_GIVERS,
  CONSENT_RECIPIENTS,
  type ConsentData,
  type ConsentGiver,
  type ConsentRecipient,
} from '#contracts';
import type { ConsentEntry } from './consents.projection.js';

const STATES: Readonly<Record<ConsentEntry['state'], true>> = {
  valid: true,
  'renewal-due': true,
  'lapse-presumed': true,
  revoked: true,
};

export class ConsentAnswer {
  /** @example 'k_4Rt7yUi1Op3A' */
  readonly consentId!: string;
  /** @example 'silbenreich' */
  readonly recipient!: string;
  @ApiProperty({ enum: CONSENT_RECIPIENTS, example: 'provider' })
  readonly recipientKind!: ConsentRecipient;
  /** @example 'handover' */
  readonly purpose!: string;
  @ApiProperty({ enum: CONSENT_DATA, isArray: true, example: ['level'] })
  readonly data!: readonly string[];
  @ApiProperty({ enum: CONSENT_FORMS, required: false, example: 'written' })
  readonly form?: string;
  @ApiProperty({ enum: CONSENT_GIVERS, example: 'self' })
  readonly givenBy!: ConsentGiver;
  /** @example '2026-11-02' */
  readonly givenOn!: string;
  @ApiProperty({ enum: Object.keys(STATES), example: 'valid' })
  readonly state!: ConsentEntry['state'];
  /** @example '2026-11-20' */
  readonly revokedOn?: string;
}

export class ConsentsAnswer {
  /** Who may consent today, by the rule of the day. */
  @ApiProperty({ enum: CONSENT_GIVERS, isArray: true, example: ['self'] })
  readonly givers!: readonly ConsentGiver[];
  @ApiProperty({ type: [ConsentAnswer] })
  readonly consents!: readonly ConsentAnswer[];
}

export class ConsentPurposeAnswer {
  /** @example 'handover' */
  readonly purpose!: string;
  /** @example 'Übergabe an einen anderen Kursträger' */
  readonly title!: string;
  @ApiProperty({ enum: CONSENT_RECIPIENTS, isArray: true, example: ['provider'] })
  readonly recipients!: readonly ConsentRecipient[];
  @ApiProperty({ enum: CONSENT_DATA, isArray: true, example: ['level'] })
  readonly data!: readonly ConsentData[];
}

export class ConsentPurposesAnswer {
  @ApiProperty({ type: [ConsentPurposeAnswer] })
  readonly purposes!: readonly ConsentPurposeAnswer[];
}
