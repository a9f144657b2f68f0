import { ApiProperty } from '@nestjs/swagger';
import { ENTITLEMENT_KINDS, type EntitlementKind } from '#contracts';
import { STAGES, type Stage } from '../projections/case/case-state.js';
import { NamedMunicipality } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';

export class RightRow {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'e_4Rt7yUi1Op3A' */
  readonly entitlementId!: string;
  @ApiProperty({ enum: ENTITLEMENT_KINDS, example: 'vocational-language-course' })
  readonly kind!: EntitlementKind;
  /** @example '§ 6 Abs. 3 DeuFöV' */
  readonly legalBasis!: string;
  /** @example '2026-12-04' */
  readonly lapsesOn!: string;
  /** As of the day. */
  @ApiProperty({ enum: STAGES, example: 'waiting' })
  readonly stage!: Stage;
  readonly municipality?: NamedMunicipality;
  /** Data of this row that the person disputes; absent where none is. */
  @ApiProperty({ type: [String], required: false, example: ['municipality'] })
  readonly disputed?: readonly string[];
}

export class RightsAnswer extends PageAnswer {
  @ApiProperty({ type: [RightRow] })
  readonly rows!: readonly RightRow[];
}
