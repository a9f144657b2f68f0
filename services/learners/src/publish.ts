import type { EventOf, JsonObject, learnerEnrolled } from '#contracts';
import type { DomainEvent, Publisher } from '#event-sourcing';
import type { AttendanceReportEvent } from './domain/attendance-report/attendance-report.decider.js';
import type { ConsentEvent } from './domain/consent/consent.decider.js';
import type { EntitlementEvent } from './domain/entitlement/entitlement.events.js';
import type { LearnerEvent } from './domain/learner/learner.events.js';
import type { MilestoneEvent } from './domain/milestone/milestone.events.js';
import type { ObligationEvent } from './domain/obligation/obligation.decider.js';
import type { TransitionEvent } from './domain/transition/transition.decider.js';

type LearnersEvent =
  | LearnerEvent
  | EntitlementEvent
  | ObligationEvent
  | AttendanceReportEvent
  | MilestoneEvent
  | TransitionEvent
  | ConsentEvent;

/** What leaves this service: everything as it is, but a person taken in without the identity. */
export const publish: Publisher = (event: DomainEvent) => published(event as LearnersEvent);

function published(event: LearnersEvent): { readonly type: string; readonly data: JsonObject } {
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
