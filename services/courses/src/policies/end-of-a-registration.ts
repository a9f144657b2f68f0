import type { Wanted } from '#service-kit';
import { RefuseRegistrationCommand } from '../commands/refuse-registration/refuse-registration.command.js';
import { ReleaseSeatCommand } from '../commands/release-seat/release-seat.command.js';

/** A registration that no seat can be given for comes to its end, and is no longer waited for. */
export const refusedRegistration = (personRef: string, registrationId: string, effectiveOn: string): Wanted => ({
  about: `${registrationId}/refuse`,
  command: (meta) =>
    new RefuseRegistrationCommand(
      personRef,
      { kind: 'refuse', registrationId, reason: 'run-closed', effectiveOn },
      meta,
    ),
});

/** A seat that nobody will take is free for the next. */
export const releasedSeat = (runId: string, registrationId: string, effectiveOn: string): Wanted => ({
  about: `${registrationId}/release`,
  command: (meta) => new ReleaseSeatCommand(runId, { kind: 'release-seat', registrationId, effectiveOn }, meta),
});
