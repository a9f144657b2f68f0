import type { Wanted } from '#service-kit';
import { CloseWaitingEntryCommand } from '../commands/close-waiting-entry/close-waiting-entry.command.js';
import type { Policy, PolicyParts } from './policy.js';
import type { Found } from '../kept-entries.js';
import { meets, type NeedEntry, type RegistrationEntry } from './roster-entries.js';

/**
 * Who is registered for a course of the type and level waits for it no longer, in whichever way she came there: chosen,
 * registered at a counter, or as the follow-up of a hand-over. Other needs stay open.
 */
export const closeWaitingEntryWhenRegistered: Policy = {
  name: 'close-waiting-entry-when-registered',
  react: async (event, parts) => {
    const { roster } = parts;
    switch (event.type) {
      case 'registration-confirmed': {
        const entry = await roster.registration(event.data.registrationId);
        const needs = await roster.needsOfPerson(event.data.personRef);
        return entry ? closed(needs, [{ ...entry, id: event.data.registrationId }], parts) : [];
      }
      case 'waiting-entry-opened':
      case 'waiting-entry-changed':
      case 'waiting-entry-reopened': {
        const { entryId, personRef } = event.data;
        const need = await roster.need(entryId);
        const registrations = await roster.registrationsOfPerson(personRef);
        return need ? closed([{ ...need, id: entryId }], registrations, parts) : [];
      }
      case 'learner-merged': {
        const { personRef } = event.data;
        return closed(await roster.needsOfPerson(personRef), await roster.registrationsOfPerson(personRef), parts);
      }
      default:
        return [];
    }
  },
};

async function closed(
  needs: readonly Found<NeedEntry>[],
  registrations: readonly Found<RegistrationEntry>[],
  { courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const need of needs.filter(({ open }) => open)) {
    const meeting = registrations.filter((entry) => entry.phase !== 'closed' && meets(need, entry));
    for (const { id: registrationId, runId, confirmedOn: effectiveOn } of meeting) {
      const { plan } = await courses.run(runId);
      if (plan?.courseType !== need.courseType || effectiveOn === undefined) continue;
      if (need.level !== undefined && plan.entryLevel !== need.level) continue;
      wanted.push({
        about: need.id,
        command: (meta) =>
          new CloseWaitingEntryCommand(
            need.id,
            { kind: 'close', reason: 'registered', registrationId, effectiveOn },
            meta,
          ),
      });
      break;
    }
  }
  return wanted;
}
