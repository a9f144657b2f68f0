import { WithdrawRegistrationCommand } from '../commands/withdraw-registration/withdraw-registration.command.js';
import type { Policy, Wanted } from './policy.js';
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
  const { personRef, phase, confirmedOn } = entry;
  if (personRef === undefined || phase !== 'confirmed' || cancelledOn === undefined) return [];
  const effectiveOn = confirmedOn !== undefined && confirmedOn > cancelledOn ? confirmedOn : cancelledOn;
  return [
    {
      about: registrationId,
      command: (meta) =>
        new WithdrawRegistrationCommand(personRef, { kind: 'withdraw', registrationId, effectiveOn }, meta),
    },
  ];
}
