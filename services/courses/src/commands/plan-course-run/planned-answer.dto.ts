import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswer } from '#service-kit';
import { RuleWarning } from '../../rules/rule-warning.dto.js';

export class PlannedAnswer extends CommandAnswer {
  /** What the rules say about the course type. */
  @ApiProperty({ type: [RuleWarning] })
  readonly warnings!: readonly RuleWarning[];
}
