import type { Wanted } from '#service-kit';
import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { ReopenWaitingEntryCommand } from '../commands/reopen-waiting-entry/reopen-waiting-entry.command.js';
import { keepsOldSeat } from './old-seat.js';
import type { Policy, PolicyParts } from './policy.js';
import { isLostWithRun } from './roster-entries.js';

/** Who loses a seat because the run does not take place waits again, from the old date. Who withdraws herself does not. */
export const reopenWaitingEntryWhenRunCancelled: Policy = {
  name: 'reopen-waiting-entry-when-run-cancelled',
  react: async (event, parts) => {
    switch (event.type) {
      case 'registration-withdrawn':
      case 'participation-ended': {
        const { personRef, registrationId } = event.data;
        return reopened(personRef, registrationId, event.effectiveOn, parts);
      }
      case 'waiting-entry-closed': {
        const { personRef, registrationId } = event.data;
        return registrationId === undefined ? [] : reopened(personRef, registrationId, event.effectiveOn, parts);
      }
      default:
        return [];
    }
  },
};

async function reopened(
  personRef: string,
  registrationId: string,
  effectiveOn: string,
  parts: PolicyParts,
): Promise<readonly Wanted[]> {
  const { roster } = parts;
  const registration = await roster.registration(registrationId);
  if (!registration) return [];
  // Without a word on what becomes of the people the cancellation is history, as it was imported.
  const run = await roster.run(registration.runId);
  if (run.people === undefined || !isLostWithRun(registration, run)) return [];
  if (await keepsOldSeat(registrationId, parts)) return [];
  const moved = (await roster.questionsOfRegistration(registrationId)).filter(
    ({ id }) => movedRegistrationIdOf(id) === registrationId,
  );
  // Who was moved to another run met the need with the registration before.
  const meeting = [registrationId, ...moved.map((question) => question.registrationId)];
  const needs = await roster.needsOfPerson(personRef);
  return needs
    .filter(({ open, metBy }) => !open && metBy !== undefined && meeting.includes(metBy))
    .map(({ id }) => ({
      about: id,
      command: (meta) =>
        new ReopenWaitingEntryCommand(
          id,
          { kind: 'reopen', reason: 'run-cancelled', registrationId, effectiveOn },
          meta,
        ),
    }));
}
