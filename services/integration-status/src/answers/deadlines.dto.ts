import { ApiProperty } from '@nestjs/swagger';
import { ENTITLEMENT_KINDS, type EntitlementKind } from '#contracts';
import { DEADLINE_KINDS, type DeadlineKind } from '../deadlines/deadline.js';
import { NamedMunicipality } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';

const ACTOR_KINDS = ['coordination', 'department', 'provider'] as const;

/** Who must act. */
export class DeadlineActor {
  @ApiProperty({ enum: ACTOR_KINDS, example: 'department' })
  readonly kind!: (typeof ACTOR_KINDS)[number];
  /**
   * The department or the provider.
   * @example 'job-centre'
   */
  readonly id?: string;
  /**
   * Of a provider.
   * @example 'Volkshochschule Beispielstadt'
   */
  readonly name?: string;
}

export class DeadlineRow {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  @ApiProperty({ enum: DEADLINE_KINDS, example: 'right-lapses' })
  readonly kind!: DeadlineKind;
  /**
   * The right, the hand-over, … that it is about.
   * @example 'e_4Rt7yUi1Op3A'
   */
  readonly subjectId!: string;
  /** @example '2026-12-04' */
  readonly dueOn!: string;
  readonly who!: DeadlineActor;
  /** @example 'bsk-entitlement' */
  readonly ruleId!: string;
  /** @example '2016-07-01' */
  readonly ruleVersion!: string;
  /** @example '§ 6 Abs. 3 DeuFöV' */
  readonly legalBasis?: string;
  readonly municipality?: NamedMunicipality;
  /**
   * Nobody compared the rule with the law for a year; absent: see the rules of the learners service.
   * @example true
   */
  readonly unchecked?: boolean;
  /**
   * Of a step: its title.
   * @example 'Beratung zum Beruf'
   */
  readonly title?: string;
  /**
   * Of a consent: what it is for.
   * @example 'handover'
   */
  readonly purpose?: string;
  /**
   * The run whose start is waited for, whose seat is held or whose persons are asked.
   * @example 'r_4Rt7yUi1Op3A'
   */
  readonly runId?: string;
  /** The kind of the right, where it is about one. */
  @ApiProperty({ enum: ENTITLEMENT_KINDS, required: false, example: 'vocational-language-course' })
  readonly right?: EntitlementKind;
  /**
   * The last day of that right.
   * @example '2026-12-04'
   */
  readonly lapsesOn?: string;
  /**
   * Whether the person disputes the right that it is about.
   * @example false
   */
  readonly disputed!: boolean;
  /** Other data of this row that the person disputes; absent where none is. */
  @ApiProperty({ type: [String], required: false, example: ['municipality'] })
  readonly disputedData?: readonly string[];
}

/** A page may be shorter than asked for. */
export class DeadlinesAnswer extends PageAnswer {
  /**
   * As of this day.
   * @example '2026-11-24'
   */
  readonly day!: string;
  @ApiProperty({ type: [DeadlineRow] })
  readonly rows!: readonly DeadlineRow[];
}
