import { ApiProperty } from '@nestjs/swagger';
import {
  ADMITTING_BODIES,
  type AdmittingBody,
  PROVIDER_KINDS,
  type ProviderKind,
  VENUE_OFFERS,
  type VenueOffer,
} from '#contracts';

/** How the public reaches a provider: an office, never a person. */
export class ContactAnswer {
  /** @example '04271 0000' */
  readonly phone?: string;
  /** @example 'kurse@vhs.example' */
  readonly email?: string;
  /** @example 'https://vhs.example/kurse' */
  readonly web?: string;
}

export class AdmissionAnswer {
  /** @example 'z_3Hd8sKq1Lm0P' */
  readonly admissionId!: string;
  @ApiProperty({ type: [String], example: ['IK_ALLG', 'IK_ALPHA'] })
  readonly courseTypes!: readonly string[];
  @ApiProperty({ enum: ADMITTING_BODIES, example: 'bamf' })
  readonly admittedBy!: AdmittingBody;
  /** @example '2024-01-01' */
  readonly validFrom!: string;
  /**
   * Last day; absent: without end.
   * @example '2028-12-31'
   */
  readonly validTo?: string;
}

export class VenueAnswer {
  /** @example 'o_9Bn4rTw6Yx2C' */
  readonly venueId!: string;
  /** @example 'Haus am Markt (erfunden)' */
  readonly name!: string;
  /** @example '03251040' */
  readonly municipalityKey!: string;
  /** @example 'Marktplatz 1, 27232 Sulingen' */
  readonly address?: string;
  /** @example 52.68 */
  readonly latitude?: number;
  /** @example 8.8 */
  readonly longitude?: number;
  /**
   * Whether it is reached without a step.
   * @example true
   */
  readonly stepFree!: boolean;
  /** What the place or the teaching there offers besides. */
  @ApiProperty({ enum: VENUE_OFFERS, isArray: true, required: false, example: ['induction-loop'] })
  readonly offers?: readonly VenueOffer[];
  /**
   * Whether runs can be planned there.
   * @example true
   */
  readonly open!: boolean;
}

export class ProviderAnswer {
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example 'Volkshochschule (erfunden)' */
  readonly name!: string;
  @ApiProperty({ enum: PROVIDER_KINDS, example: 'adult-education-centre' })
  readonly kind!: ProviderKind;
  /** @example '03251040' */
  readonly municipalityKey!: string;
  @ApiProperty({ type: ContactAnswer })
  readonly contact?: ContactAnswer;
  /**
   * Whether it takes part no longer.
   * @example false
   */
  readonly retired!: boolean;
  /**
   * Whether the reader may plan and run its courses.
   * @example true
   */
  readonly mine!: boolean;
  @ApiProperty({ type: [AdmissionAnswer] })
  readonly admissions!: readonly AdmissionAnswer[];
  @ApiProperty({ type: [VenueAnswer] })
  readonly venues!: readonly VenueAnswer[];
}

export class ProvidersAnswer {
  @ApiProperty({ type: [ProviderAnswer] })
  readonly providers!: readonly ProviderAnswer[];
}
