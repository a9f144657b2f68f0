import type { Wanted } from '#service-kit';
import { EndParticipationCommand } from '../commands/end-participation/end-participation.command.js';
import type { Policy } from './policy.js';
import { endDay, type RegistrationEntry, type RunEntry } from './roster-entries.js';

/** With the run, or when it is broken off, it ends for all who take part, also for those whose beginning is heard of after the end. */
export const endParticipationsWhenRunEnded: Policy = {
  name: 'end-participations-when-run-ended',
  react: async (event, { roster }) => {
    switch (event.type) {
      case 'course-run-ended':
      case 'course-run-cancelled': {
        const { runId } = event.data;
        const run = await roster.run(runId);
        return (await roster.registrationsOfRun(runId)).flatMap((entry) => ended(entry.id, entry, run));
      }
      case 'participation-started': {
        const { registrationId, runId } = event.data;
        const entry = await roster.registration(registrationId);
        return entry ? ended(registrationId, entry, await roster.run(runId)) : [];
      }
      default:
        return [];
    }
  },
};

function ended(registrationId: string, entry: RegistrationEntry, run: RunEntry): readonly Wanted[] {
  const { personRef, phase } = entry;
  const effectiveOn = endDay(run, entry);
  if (personRef === undefined || phase !== 'taking-part' || effectiveOn === undefined) return [];
  const brokenOff = run.cancelledOn !== undefined;
  const command = { kind: 'end', registrationId, effectiveOn, ...(brokenOff ? { brokenOff } : {}) } as const;
  return [{ about: registrationId, command: (meta) => new EndParticipationCommand(personRef, command, meta) }];
}
