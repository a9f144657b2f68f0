import { ApiProperty } from '@nestjs/swagger';
import { PageAnswer } from '../page-answer.dto.js';

export class MeasureAnswer {
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
  /** @example '2027-02-01' */
  readonly dueOn!: string;
  /** @example '2026-12-03' */
  readonly assignedOn!: string;
  /** @example '2027-01-20' */
  readonly completedOn?: string;
  /**
   * Open, and its day has passed.
   * @example false
   */
  readonly overdue!: boolean;
}

export class MeasuresPage extends PageAnswer {
  @ApiProperty({ type: [MeasureAnswer] })
  readonly rows!: readonly MeasureAnswer[];
}
