import { ApiProperty } from '@nestjs/swagger';
import { TRANSITION_KINDS, type TransitionKind } from '#contracts';
import { PageAnswer } from './page-answer.dto.js';

export class TransitionStepRow {
  /** @example 't_4Rt7yUi1Op3A' */
  readonly transitionId!: string;
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  @ApiProperty({ enum: TRANSITION_KINDS, example: 'course-to-work' })
  readonly kind!: TransitionKind;
  /** @example 'job-counselling' */
  readonly step!: string;
  /** @example 'Beratung zum Beruf' */
  readonly title!: string;
  /** @example 'job-centre' */
  readonly owner!: string;
  /** @example '2026-12-15' */
  readonly dueOn!: string;
}

export class TransitionStepsAnswer extends PageAnswer {
  @ApiProperty({ type: [TransitionStepRow] })
  readonly rows!: readonly TransitionStepRow[];
}
