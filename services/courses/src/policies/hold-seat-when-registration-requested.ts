import { HoldSeatCommand } from '../commands/hold-seat/hold-seat.command.js';
import { refusedRegistration } from './end-of-a-registration.js';
import type { Policy } from './policy.js';

/** A registration is reserved in two streams: the person's calendar first, then the seats of the run. */
export const holdSeatWhenRegistrationRequested: Policy = {
  name: 'hold-seat-when-registration-requested',
  react: async (event) => {
    if (event.type !== 'registration-requested') return [];
    const { runId, registrationId, personRef } = event.data;
    const { effectiveOn } = event;
    return [
      {
        about: registrationId,
        command: (meta) => new HoldSeatCommand(runId, { kind: 'hold-seat', registrationId, effectiveOn }, meta),
        // A run whose import was taken back never answers.
        ifRefused: (code) =>
          code === 'run-unknown' ? [refusedRegistration(personRef, registrationId, effectiveOn)] : [],
      },
    ];
  },
};
