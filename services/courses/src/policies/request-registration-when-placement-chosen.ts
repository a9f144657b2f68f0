import { PLACEMENT_FAILURES, type PlacementFailure } from '#contracts';
import { placedRegistrationIdOf } from '../commands/derived-id.js';
import { FailPlacementCommand } from '../commands/fail-placement/fail-placement.command.js';
import { RequestRegistrationCommand } from '../commands/request-registration/request-registration.command.js';
import type { Policy } from './policy.js';

/** A run that was chosen for somebody who waits is asked for a seat; where it cannot be any more, the choice has failed. */
export const requestRegistrationWhenPlacementChosen: Policy = {
  name: 'request-registration-when-placement-chosen',
  react: async (event) => {
    if (event.type !== 'placement-decided' || event.data.outcome !== 'chosen') return [];
    const { personRef, placementId, runId, levelReason } = event.data;
    const { effectiveOn } = event;
    const registrationId = placedRegistrationIdOf(placementId);
    const request = {
      kind: 'request',
      personRef,
      registrationId,
      runId,
      effectiveOn,
      ...(levelReason === undefined ? {} : { levelReason }),
    } as const;
    return [
      {
        about: registrationId,
        command: (meta) => new RequestRegistrationCommand(request, meta),
        ifRefused: (code) => [
          {
            about: `${placementId}/fail`,
            command: (meta) =>
              new FailPlacementCommand(placementId, { kind: 'fail', reason: failureOf(code), effectiveOn }, meta),
          },
        ],
      },
    ];
  },
};

const failureOf = (code: string): PlacementFailure =>
  PLACEMENT_FAILURES.find((failure) => failure === code) ?? 'not-possible';
