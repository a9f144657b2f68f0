import { ApiProperty } from '@nestjs/swagger';
import type { BlindMatch } from '#privacy';

const AGREEMENTS = ['same', 'different', 'unknown'] as const;

/** How far a search agrees with a person. */
export class Match implements BlindMatch {
  /**
   * Parts of the name as written.
   * @example 1
   */
  readonly names!: number;
  /**
   * Parts of the name as they sound.
   * @example 2
   */
  readonly sounds!: number;
  @ApiProperty({ enum: AGREEMENTS, example: 'same' })
  readonly birthDate!: (typeof AGREEMENTS)[number];
}

export class FoundPerson {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  readonly match!: Match;
  /**
   * The name is there where the caller may see it.
   * @example 'Mina'
   */
  readonly givenName?: string;
  /** @example 'Beispiel' */
  readonly familyName?: string;
  /** `identity` where the person disputes her name or birth date; absent where the caller may not see the name. */
  @ApiProperty({ type: [String], required: false, example: ['identity'] })
  readonly disputed?: readonly string[];
}

export class SearchAnswer {
  /** Best first, 20 at most. */
  @ApiProperty({ type: [FoundPerson] })
  readonly persons!: readonly FoundPerson[];
}
