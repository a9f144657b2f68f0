import { ApiProperty } from '@nestjs/swagger';
import { BODY_KINDS } from '../../commands/found-body/found-body.command.js';
import { PageAnswer } from '../page-answer.dto.js';

export class BodyAnswer {
  /** @example 'b_1' */
  readonly bodyId!: string;
  /** @example 'Aktionsbündnis Integration' */
  readonly name!: string;
  @ApiProperty({ enum: BODY_KINDS, example: 'action-alliance' })
  readonly kind!: (typeof BODY_KINDS)[number];
  /** @example '2026-01-15' */
  readonly foundedOn!: string;
}

export class BodiesPage extends PageAnswer {
  @ApiProperty({ type: [BodyAnswer] })
  readonly rows!: readonly BodyAnswer[];
}
