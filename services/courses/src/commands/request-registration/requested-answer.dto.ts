import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswer } from '#service-kit';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';
import { RuleWarning } from '../../rules/rule-warning.dto.js';
import { REGISTRATION_PHASES } from '../../views/registrations-of-a-run/registration-phases.js';

export class RequestedAnswer extends CommandAnswer {
  /** `requested` as long as the run has not answered. */
  @ApiProperty({ enum: REGISTRATION_PHASES, example: 'confirmed' })
  readonly registration!: RegistrationPhase;
  /**
   * Last day on which the seat is held for the provider to confirm.
   * @example '2026-12-01'
   */
  readonly heldUntil?: string;
  /**
   * The right that covers the course.
   * @example 'e_1'
   */
  readonly entitlementId?: string;
  /** What the rules say: start, right, repetition, units. Nothing of it refuses. */
  @ApiProperty({ type: [RuleWarning] })
  readonly warnings!: readonly RuleWarning[];
}
