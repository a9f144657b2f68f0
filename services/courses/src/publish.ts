import type { EventOf, JsonObject, registrationRequested } from '#contracts';
import type { DomainEvent, Publisher } from '#event-sourcing';
import type { CourseRunEvent } from './domain/course-run/course-run.events.js';
import type { HandoverEvent } from './domain/handover/handover.events.js';
import type { CoordinationMeetingEvent } from './domain/coordination-meeting/coordination-meeting.js';
import type { HandoverAgreementEvent } from './domain/handover-agreement/handover-agreement.js';
import type { MediationEvent } from './domain/mediation/mediation.js';
import type { ParticipationEvent } from './domain/participation/participation.events.js';
import type { CourseEvent } from './domain/course/course.js';
import type { PlacementEvent } from './domain/placement/placement.js';
import type { ProviderEvent } from './domain/provider/provider.events.js';
import type { MergeQuestionEvent, RunMergeEvent } from './domain/run-merge/run-merge.events.js';
import type { WaitingEntryEvent } from './domain/waiting-entry/waiting-entry.js';

type CoursesDomainEvent =
  | ProviderEvent
  | CourseEvent
  | CourseRunEvent
  | ParticipationEvent
  | WaitingEntryEvent
  | HandoverEvent
  | HandoverAgreementEvent
  | MediationEvent
  | CoordinationMeetingEvent
  | PlacementEvent
  | RunMergeEvent
  | MergeQuestionEvent;

/** What leaves this service: everything as it is, but a request for a seat without the period of the run. */
export const publish: Publisher = (event: DomainEvent) => published(event as CoursesDomainEvent);

function published(event: CoursesDomainEvent): { readonly type: string; readonly data: JsonObject } {
  if (event.type !== 'seat-requested') return { type: event.type, data: event.data };
  const { personRef, registrationId, runId } = event.data;
  const data: EventOf<typeof registrationRequested>['data'] = { personRef, registrationId, runId };
  return { type: 'registration-requested', data };
}
