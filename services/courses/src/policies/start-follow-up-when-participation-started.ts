import type { Wanted } from '#service-kit';
import { StartFollowUpCommand } from '../commands/start-follow-up/start-follow-up.command.js';
import type { Policy, PolicyParts } from './policy.js';
import type { HandoverEntry, RegistrationEntry } from './roster-entries.js';

/** A hand-over is complete when the person begins a course of the provider that accepted her, since the offer. */
export const startFollowUpWhenParticipationStarted: Policy = {
  name: 'start-follow-up-when-participation-started',
  react: async (event, parts) => {
    const { roster } = parts;
    switch (event.type) {
      case 'participation-started': {
        const entry = await roster.registration(event.data.registrationId);
        const handovers = await roster.handoversOfPerson(event.data.personRef);
        return entry ? completed(handovers, [entry], parts) : [];
      }
      case 'handover-accepted': {
        const { handoverId, personRef } = event.data;
        const handover = await roster.handover(handoverId);
        const registrations = await roster.registrationsOfPerson(personRef);
        return handover ? completed([{ ...handover, id: handoverId }], registrations, parts) : [];
      }
      case 'learner-merged': {
        const { personRef } = event.data;
        return completed(
          await roster.handoversOfPerson(personRef),
          await roster.registrationsOfPerson(personRef),
          parts,
        );
      }
      default:
        return [];
    }
  },
};

async function completed(
  handovers: readonly (HandoverEntry & { readonly id: string })[],
  registrations: readonly RegistrationEntry[],
  { courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const { id, toProvider, offeredOn } of handovers.filter(({ phase }) => phase === 'accepted')) {
    for (const { runId, startedOn: effectiveOn } of registrations) {
      if (effectiveOn === undefined || effectiveOn < offeredOn) continue;
      const { plan } = await courses.run(runId);
      if (plan?.providerId !== toProvider) continue;
      wanted.push({
        about: id,
        command: (meta) => new StartFollowUpCommand(id, { kind: 'start-follow-up', runId, effectiveOn }, meta),
      });
      break;
    }
  }
  return wanted;
}
