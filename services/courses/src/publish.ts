import type { EventOf, JsonObject, registrationRequested } from '#contracts';
import type { DomainEvent, Publisher } from '#event-sourcing';
import type { CourseRunEvent } from './domain/course-run/course-run.events.js';
import type { HandoverEvent } from './domain/handover/handover.events.js';
import type { CoordinationMeetingEvent } from './domain/coordination-meeting/coordination-meeting.js';
import type { HandoverAgreementEvent } from './domain/handover-agreement/handover-agreement.js';
import type { MediationEvent } from './domain/mediation/mediation.js';
import type { ParticipationEvent, SeatDaysChanged } from './domain/participation/participation.events.js';
import type { ProviderReportEvent } from './domain/provider-report/provider-report.js';
import type { CourseEvent } from './domain/course/course.js';
import type { PlacementEvent } from './domain/placement/placement.js';
import type { ProviderEvent } from './domain/provider/provider.events.js';
import type { MergeQuestionEvent, RunMergeEvent } from './domain/run-merge/run-merge.events.js';
import type { WaitingEntryEvent } from './domain/waiting-entry/waiting-entry.js';

type CoursesDomainEvent =
  | ProviderEvent
  | ProviderReportEvent
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

/** What leaves this service: everything as it is, but a request for a seat without the period of the run. That it changed is known from the run. */
export const publish: Publisher = (event: DomainEvent) => {
  const known = event as CoursesDomainEvent;
  return known.type === 'seat-days-changed' ? undefined : published(known);
};

function published(event: Exclude<CoursesDomainEvent, SeatDaysChanged>): {
  readonly type: string;
  readonly data: JsonObject;
} {
  if (event.type !== 'seat-requested') return { type: event.type, data: event.data };
  const { providerId: _provider, startsOn: _starts, endsOn: _ends, ...data } = event.data;
  data satisfies EventOf<typeof registrationRequested>['data'];
  return { type: 'registration-requested', data };
}
