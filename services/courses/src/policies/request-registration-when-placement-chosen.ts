import { placedRegistrationIdOf } from '../commands/derived-id.js';
import { RequestRegistrationCommand } from '../commands/request-registration/request-registration.command.js';
import type { Policy } from './policy.js';

/** A run that was chosen for somebody who waits is asked for a seat. */
export const requestRegistrationWhenPlacementChosen: Policy = {
  name: 'request-registration-when-placement-chosen',
  react: async (event) => {
    if (event.type !== 'placement-decided' || event.data.outcome !== 'chosen') return [];
    const { personRef, placementId, runId, levelReason } = event.data;
    const { effectiveOn } = event;
    const reason = levelReason === undefined ? {} : { levelReason };
    const registrationId = placedRegistrationIdOf(placementId);
    return [
      {
        about: registrationId,
        command: (meta) =>
          new RequestRegistrationCommand(
            { kind: 'request', personRef, registrationId, runId, effectiveOn, ...reason },
            meta,
          ),
      },
    ];
  },
};
