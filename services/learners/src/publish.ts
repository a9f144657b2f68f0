import type { EventOf, identityCorrected, learnerEnrolled } from '#contracts';
import type { DomainEvent, Publisher } from '#event-sourcing';
import type { ConsentEvent } from './domain/consent/consent.events.js';
import type { DeputiesEvent } from './domain/deputies/deputies.events.js';
import type { EntitlementEvent } from './domain/entitlement/entitlement.events.js';
import type { FollowUpEvent } from './domain/follow-up/follow-up.events.js';
import type { LearnerEvent, LearnerIdentityCorrected } from './domain/learner/learner.events.js';
import type { MilestoneEvent } from './domain/milestone/milestone.events.js';
import type { SphereTransitionEvent, TransitionEvent } from './domain/transition/transition.events.js';

type LearnersEvent =
  | LearnerEvent
  | EntitlementEvent
  | MilestoneEvent
  | TransitionEvent
  | SphereTransitionEvent
  | ConsentEvent
  | FollowUpEvent
  | DeputiesEvent;

/** What leaves this service: everything as it is, but never the identity, and no word of the offices themselves. */
export const publish: Publisher = (event: DomainEvent) => published(event as LearnersEvent);

/** Notes of an office, and who stands in for whom there. */
const KEPT: ReadonlySet<string> = new Set([
  'follow-up-note-written',
  'follow-up-note-redacted',
  'deputy-appointed',
  'deputy-ended',
]);

function published(event: LearnersEvent): ReturnType<Publisher> {
  if (KEPT.has(event.type)) return undefined;
  if (event.type === 'learner-identity-corrected') return { type: 'identity-corrected', data: correctedFields(event) };
  if (event.type !== 'learner-taken-in') return { type: event.type, data: event.data };
  const { personRef, municipalityKey, arrivedOn, takenInBy } = event.data;
  const data: EventOf<typeof learnerEnrolled>['data'] = {
    personRef,
    municipalityKey,
    ...(arrivedOn === undefined ? {} : { arrivedOn }),
    ...(takenInBy === undefined ? {} : { takenInBy }),
  };
  return { type: 'learner-enrolled', data };
}

/** Which parts of an identity were put right, without what they hold. */
function correctedFields({ data }: LearnerIdentityCorrected): EventOf<typeof identityCorrected>['data'] {
  const { personRef, givenName, familyName, birthDate, contact } = data;
  return {
    personRef,
    fields: [
      ...(givenName !== undefined || familyName !== undefined ? (['name'] as const) : []),
      ...(birthDate === undefined ? [] : (['birth-date'] as const)),
      ...(contact === undefined ? [] : (['contact'] as const)),
    ],
  };
}
