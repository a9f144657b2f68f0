import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswer } from '#service-kit';
import { RuleWarning } from '../../rules/rule-warning.dto.js';

export class EnteredAnswer extends CommandAnswer {
  /** What the rules say; nothing of it refuses. */
  @ApiProperty({ type: [RuleWarning] })
  readonly warnings!: readonly RuleWarning[];
}
