import { ReleaseSeatCommand } from '../commands/release-seat/release-seat.command.js';
import type { Policy } from './policy.js';

/** Who takes a registration back or leaves a run frees the seat for the next. */
export const releaseSeatWhenRegistrationWithdrawnOrDroppedOut: Policy = {
  name: 'release-seat-when-registration-withdrawn-or-dropped-out',
  react: async (event) => {
    if (event.type !== 'registration-withdrawn' && event.type !== 'participation-dropped-out') return [];
    const { runId, registrationId } = event.data;
    const { effectiveOn } = event;
    return [
      {
        about: registrationId,
        command: (meta) => new ReleaseSeatCommand(runId, { kind: 'release-seat', registrationId, effectiveOn }, meta),
      },
    ];
  },
};
