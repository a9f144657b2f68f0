import { providerEvents } from './provider.events.js';
import { courseEvents } from './course.events.js';
import { courseRunEvents } from './course-run.events.js';
import { participationEvents } from './participation.events.js';
import { waitingEntryEvents } from './waiting-entry.events.js';
import { handoverEvents } from './handover.events.js';
import { handoverAgreementEvents } from './handover-agreement.events.js';
import { mediationEvents } from './mediation.events.js';
import { coordinationMeetingEvents } from './coordination-meeting.events.js';
import { placementEvents } from './placement.events.js';
import { mergeQuestionEvents, runMergeEvents } from './run-merge.events.js';

export * from './provider.events.js';
export * from './course.events.js';
export * from './course-run.events.js';
export * from './participation.events.js';
export * from './waiting-entry.events.js';
export * from './handover.events.js';
export * from './handover-agreement.events.js';
export * from './mediation.events.js';
export * from './coordination-meeting.events.js';
export * from './placement.events.js';
export * from './run-merge.events.js';

/** Every published event of this context, by the aggregate that decides it. */
export const coursesEvents = [
  ...providerEvents,
  ...courseEvents,
  ...courseRunEvents,
  ...participationEvents,
  ...waitingEntryEvents,
  ...handoverEvents,
  ...handoverAgreementEvents,
  ...mediationEvents,
  ...coordinationMeetingEvents,
  ...placementEvents,
  ...runMergeEvents,
  ...mergeQuestionEvents,
] as const;
