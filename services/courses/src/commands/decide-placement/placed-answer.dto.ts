import { ApiProperty } from '@nestjs/swagger';
import { PLACEMENT_FAILURES, type PlacementFailure } from '#contracts';
import { CommandAnswer } from '#service-kit';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';
import { REGISTRATION_PHASES } from '../../views/registrations-of-a-run/registration-phases.js';

export class PlacedAnswer extends CommandAnswer {
  /**
   * Whom the entry concerned; only where a run was chosen.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  readonly personRef?: string;
  /**
   * The registration to which a choice leads.
   * @example 'g_1'
   */
  readonly registrationId?: string;
  /** What the run has answered; `requested` as long as it has not. */
  @ApiProperty({ enum: REGISTRATION_PHASES, example: 'confirmed', required: false })
  readonly registration?: RegistrationPhase;
  /** Why the run chosen could not be asked for a seat any more; the person goes on waiting. */
  @ApiProperty({ enum: PLACEMENT_FAILURES, example: 'overlapping-registration', required: false })
  readonly failed?: PlacementFailure;
}
