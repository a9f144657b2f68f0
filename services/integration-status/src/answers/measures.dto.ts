import { ApiProperty } from '@nestjs/swagger';
import { PageAnswer } from './page-answer.dto.js';

export class MeasureRow {
  /** @example 'me_1' */
  readonly measureId!: string;
  /**
   * The decision that it carries out.
   * @example 'de_1'
   */
  readonly decisionId?: string;
  /** @example 'youth' */
  readonly department!: string;
  /** @example 'Betreuungsangebot für Abendkurse' */
  readonly title!: string;
  /** @example '2026-09-03' */
  readonly assignedOn!: string;
  /** @example '2026-11-15' */
  readonly dueOn!: string;
}

export class MeasuresAnswer extends PageAnswer {
  @ApiProperty({ type: [MeasureRow] })
  readonly rows!: readonly MeasureRow[];
}
