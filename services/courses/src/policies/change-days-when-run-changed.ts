import type { Wanted } from '#service-kit';
import { ChangeDaysCommand } from '../commands/change-days/change-days.command.js';
import type { Found } from '../kept-entries.js';
import type { Policy, PolicyParts } from './policy.js';
import type { RegistrationEntry } from './roster-entries.js';

/** Who is registered claims the days that the run has now, also who asked for a seat while they changed. */
export const changeDaysWhenRunChanged: Policy = {
  name: 'change-days-when-run-changed',
  react: async (event, parts) => {
    const { roster } = parts;
    switch (event.type) {
      case 'course-run-changed':
      case 'course-run-resumed': {
        const { runId } = event.data;
        return changed(runId, await roster.registrationsOfRun(runId), event.effectiveOn, parts);
      }
      case 'registration-held':
      case 'registration-confirmed': {
        const { registrationId, runId } = event.data;
        const entry = await roster.registration(registrationId);
        const { changedOn } = await roster.run(runId);
        if (!entry || changedOn === undefined) return [];
        return changed(runId, [{ ...entry, id: registrationId }], event.effectiveOn, parts);
      }
      default:
        return [];
    }
  },
};

async function changed(
  runId: string,
  entries: readonly Found<RegistrationEntry>[],
  effectiveOn: string,
  { courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  const open = entries.filter(({ phase }) => phase !== undefined && phase !== 'closed');
  if (open.length === 0) return [];
  const { plan } = await courses.run(runId);
  if (!plan) return [];
  const { startsOn, endsOn } = plan;
  const wanted = await Promise.all(
    open.map(async ({ id: registrationId, personRef }): Promise<readonly Wanted[]> => {
      const known = personRef === undefined ? undefined : await courses.registration(personRef, registrationId);
      if (personRef === undefined || !known || (known.startsOn === startsOn && known.endsOn === endsOn)) return [];
      const command = { kind: 'change-days', registrationId, startsOn, endsOn, effectiveOn } as const;
      return [{ about: registrationId, command: (meta) => new ChangeDaysCommand(personRef, command, meta) }];
    }),
  );
  return wanted.flat();
}
