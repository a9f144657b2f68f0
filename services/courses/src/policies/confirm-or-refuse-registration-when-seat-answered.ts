import { ConfirmRegistrationCommand } from '../commands/confirm-registration/confirm-registration.command.js';
import { HoldRegistrationCommand } from '../commands/hold-registration/hold-registration.command.js';
import { RefuseRegistrationCommand } from '../commands/refuse-registration/refuse-registration.command.js';
import type { Policy, Wanted } from './policy.js';
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
        return entry ? answered(registrationId, entry) : [];
      }
      default:
        return [];
    }
  },
};

function answered(registrationId: string, { personRef, answer, hold }: RegistrationEntry): readonly Wanted[] {
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
  return [{ about: registrationId, command }];
}
