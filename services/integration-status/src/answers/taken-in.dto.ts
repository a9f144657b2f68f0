import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import { NamedMunicipality } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';

export class TakenInRow {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example '2026-11-02' */
  readonly takenInOn!: string;
  readonly municipality?: NamedMunicipality;
  /** Data of this row that the person disputes; absent where none is. */
  @ApiProperty({ type: [String], required: false, example: ['municipality'] })
  readonly disputed?: readonly string[];
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A2' })
  readonly level?: CefrLevel;
  /**
   * Whether she has a seat in one of the provider's runs, or takes part.
   * @example true
   */
  readonly registered!: boolean;
}

/** The persons that a provider took in, the latest first. A page may be shorter than asked for. */
export class TakenInAnswer extends PageAnswer {
  @ApiProperty({ type: [TakenInRow] })
  readonly rows!: readonly TakenInRow[];
}
