import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswer } from '#service-kit';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';
import { RuleWarning } from '../../rules/rule-warning.dto.js';
import { REGISTRATION_PHASES } from '../../views/registrations-of-a-run/registration-phases.js';

export class RequestedAnswer extends CommandAnswer {
  /** `requested` as long as the run has not answered. */
  @ApiProperty({ enum: REGISTRATION_PHASES, example: 'confirmed' })
  readonly registration!: RegistrationPhase;
  /** What the rules say about the time until the start. */
  @ApiProperty({ type: [RuleWarning] })
  readonly warnings!: readonly RuleWarning[];
}
