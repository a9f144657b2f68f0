import { ApiProperty } from '@nestjs/swagger';
import { COORDINATION_AGREEMENTS, type CoordinationAgreement } from '#contracts';
import { DUTY_KINDS, type DutyKind } from '../deadlines/duty.js';
import { DeadlineActor } from './deadlines.dto.js';
import { Named } from './named.dto.js';

export class DutyRow {
  @ApiProperty({ enum: DUTY_KINDS, example: 'registration-report' })
  readonly kind!: DutyKind;
  /**
   * The merge, the provider, the run, the agreed item or the measure that it is about.
   * @example 'vhs'
   */
  readonly subjectId!: string;
  /** @example '2026-12-04' */
  readonly dueOn!: string;
  readonly who!: DeadlineActor;
  /** @example 'registration-report' */
  readonly ruleId!: string;
  /** @example 'bsk-2016' */
  readonly ruleVersion!: string;
  /** @example '§ 9 Abs. 1 DeuFöV' */
  readonly legalBasis?: string;
  /**
   * Nobody compared the rule with the law for a year; absent: it rests on no rule.
   * @example true
   */
  readonly unchecked?: boolean;
  /**
   * Of a measure.
   * @example 'Zweiten Standort für Elternkurse prüfen'
   */
  readonly title?: string;
  /** Of an item of a meeting: what was agreed. */
  @ApiProperty({ enum: COORDINATION_AGREEMENTS, required: false, example: 'report-back' })
  readonly agreed?: CoordinationAgreement;
  /** The runs that it is about. */
  @ApiProperty({ type: [Named], required: false })
  readonly runs?: readonly Named[];
}

/** All of it: duties are few. */
export class DutiesAnswer {
  /**
   * As of this day.
   * @example '2026-11-24'
   */
  readonly day!: string;
  @ApiProperty({ type: [DutyRow] })
  readonly rows!: readonly DutyRow[];
}
