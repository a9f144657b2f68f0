import { providerEvents } from './provider.events.js';
import { courseRunEvents } from './course-run.events.js';
import { participationEvents } from './participation.events.js';
import { waitingEntryEvents } from './waiting-entry.events.js';
import { handoverEvents } from './handover.events.js';
import { providerReportEvents } from './provider-report.events.js';

export * from './provider.events.js';
export * from './course-run.events.js';
export * from './participation.events.js';
export * from './waiting-entry.events.js';
export * from './handover.events.js';
export * from './provider-report.events.js';

/** Every published event of this context, by the aggregate that decides it. */
export const coursesEvents = [
  ...providerEvents,
  ...courseRunEvents,
  ...participationEvents,
  ...waitingEntryEvents,
  ...handoverEvents,
  ...providerReportEvents,
] as const;
