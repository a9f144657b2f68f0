import type { Wanted } from '#service-kit';
import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { ConfirmRegistrationCommand } from '../commands/confirm-registration/confirm-registration.command.js';
import { HoldRegistrationCommand } from '../commands/hold-registration/hold-registration.command.js';
import { RefuseRegistrationCommand } from '../commands/refuse-registration/refuse-registration.command.js';
import { settledInMerge } from './end-of-a-merge.js';
import { refusedRegistration, releasedSeat } from './end-of-a-registration.js';
import type { Policy } from './policy.js';
import type { Roster } from './roster.js';
import type { RegistrationEntry } from './roster-entries.js';

/** The run's answer goes to the person's stream; a seat asked to be held waits there for the provider. The run knows no person: the roster finds her by the registration. */
export const confirmOrRefuseRegistrationWhenSeatAnswered: Policy = {
  name: 'confirm-or-refuse-registration-when-seat-answered',
  react: async (event, { roster }) => {
    switch (event.type) {
      case 'registration-requested':
      case 'seat-held':
      case 'seat-refused': {
        const { registrationId } = event.data;
        const entry = await roster.registration(registrationId);
        return entry ? answered(registrationId, entry, roster) : [];
      }
      default:
        return [];
    }
  },
};

function answered(registrationId: string, entry: RegistrationEntry, roster: Roster): readonly Wanted[] {
  const { personRef, answer, hold } = entry;
  if (personRef === undefined || answer === undefined) return [];
  const { seat, on: effectiveOn } = answer;
  const command: Wanted['command'] = (meta) => {
    if (seat !== 'held')
      return new RefuseRegistrationCommand(
        personRef,
        { kind: 'refuse', registrationId, reason: seat, effectiveOn },
        meta,
      );
    return hold
      ? new HoldRegistrationCommand(personRef, { kind: 'hold', registrationId, effectiveOn }, meta)
      : new ConfirmRegistrationCommand(personRef, { kind: 'confirm', registrationId, effectiveOn }, meta);
  };
  return [{ about: registrationId, command, ifRefused: (code) => ended(code, registrationId, entry, roster) }];
}

/** Where there is nobody to take the seat, it is given back; what was refused because its time had passed, has an end. */
async function ended(
  code: string,
  registrationId: string,
  { personRef, runId, answer }: RegistrationEntry,
  roster: Roster,
): Promise<readonly Wanted[]> {
  if (personRef === undefined || answer === undefined) return [];
  const { seat, on } = answer;
  const release = seat === 'held' ? [releasedSeat(runId, registrationId, on)] : [];
  switch (code) {
    case 'hold-rule-missing':
      return [refusedRegistration(personRef, registrationId, on), ...release];
    case 'person-erased':
    case 'registration-unknown': {
      const questions = await roster.questionsOfRegistration(registrationId);
      const moving = questions.filter(({ id }) => movedRegistrationIdOf(id) === registrationId);
      return [...release, ...moving.map((question) => settledInMerge(question, on))];
    }
    default:
      return [];
  }
}
