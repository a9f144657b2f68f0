import type { Wanted } from '#service-kit';
import { StartParticipationCommand } from '../commands/start-participation/start-participation.command.js';
import type { Policy } from './policy.js';
import { type RegistrationEntry, type RunEntry, startDay } from './roster-entries.js';

/** With the run begin all who are confirmed; who is confirmed later begins then. */
export const startParticipationsWhenRunStarted: Policy = {
  name: 'start-participations-when-run-started',
  react: async (event, { roster }) => {
    switch (event.type) {
      case 'course-run-started': {
        const { runId } = event.data;
        const run = await roster.run(runId);
        return (await roster.registrationsOfRun(runId)).flatMap((entry) => started(entry.id, entry, run));
      }
      case 'registration-confirmed': {
        const { registrationId, runId } = event.data;
        const entry = await roster.registration(registrationId);
        return entry ? started(registrationId, entry, await roster.run(runId)) : [];
      }
      default:
        return [];
    }
  },
};

function started(registrationId: string, entry: RegistrationEntry, run: RunEntry): readonly Wanted[] {
  const { personRef, phase } = entry;
  const effectiveOn = startDay(run, entry);
  if (personRef === undefined || phase !== 'confirmed' || effectiveOn === undefined) return [];
  // Confirmed too late for a run that was broken off: the registration is withdrawn.
  if (run.cancelledOn !== undefined) return [];
  return [
    {
      about: registrationId,
      command: (meta) => new StartParticipationCommand(personRef, { kind: 'start', registrationId, effectiveOn }, meta),
    },
  ];
}
