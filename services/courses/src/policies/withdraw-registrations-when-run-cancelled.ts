import type { Wanted } from '#service-kit';
import { WithdrawRegistrationCommand } from '../commands/withdraw-registration/withdraw-registration.command.js';
import { laterOf } from '../domain/days.js';
import type { Policy } from './policy.js';
import type { RegistrationEntry, RunEntry } from './roster-entries.js';

/** A run that does not take place must not keep its people from another one. */
export const withdrawRegistrationsWhenRunCancelled: Policy = {
  name: 'withdraw-registrations-when-run-cancelled',
  react: async (event, { roster }) => {
    switch (event.type) {
      case 'course-run-cancelled': {
        const { runId } = event.data;
        const run = await roster.run(runId);
        return (await roster.registrationsOfRun(runId)).flatMap((entry) => withdrawn(entry.id, entry, run));
      }
      case 'registration-held':
      case 'registration-confirmed': {
        const { registrationId, runId } = event.data;
        const entry = await roster.registration(registrationId);
        return entry ? withdrawn(registrationId, entry, await roster.run(runId)) : [];
      }
      default:
        return [];
    }
  },
};

/** Who is only requested gets the run's refusal, or is confirmed first and then withdrawn. */
function withdrawn(registrationId: string, entry: RegistrationEntry, { cancelledOn }: RunEntry): readonly Wanted[] {
  const { personRef, phase, heldOn } = entry;
  const settledOn = entry.confirmedOn ?? heldOn;
  if (personRef === undefined || (phase !== 'confirmed' && phase !== 'held') || cancelledOn === undefined) return [];
  const effectiveOn = settledOn === undefined ? cancelledOn : laterOf(settledOn, cancelledOn);
  return [
    {
      about: registrationId,
      command: (meta) =>
        new WithdrawRegistrationCommand(personRef, { kind: 'withdraw', registrationId, effectiveOn }, meta),
    },
  ];
}
