import type { RegistrationPhase } from '../../domain/participation/participation.state.js';

const EVERY: Readonly<Record<RegistrationPhase, true>> = {
  requested: true,
  held: true,
  confirmed: true,
  refused: true,
  withdrawn: true,
  'taking-part': true,
  ended: true,
  'dropped-out': true,
};

/** The phases of a registration, for answers. */
export const REGISTRATION_PHASES = Object.keys(EVERY) as readonly RegistrationPhase[];
