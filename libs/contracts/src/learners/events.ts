import { learnerEvents } from './learner.events.js';
import { entitlementEvents } from './entitlement.events.js';
import { milestoneEvents } from './milestone.events.js';
import { transitionEvents } from './transition.events.js';
import { consentEvents } from './consent.events.js';
import { obligationEvents } from './obligation.events.js';
import { attendanceReportEvents } from './attendance-report.events.js';
import { followUpEvents } from './follow-up.events.js';

export * from './learner.events.js';
export * from './level-history.js';
export * from './level-proof.js';
export * from './right-standing.js';
export * from './merge-link.js';
export * from './entitlement.events.js';
export * from './milestone.events.js';
export * from './milestone-key.js';
export * from './transition.events.js';
export * from './consent.events.js';
export * from './obligation.events.js';
export * from './attendance-report.events.js';
export * from './follow-up.events.js';

/** Every published event of this context, by the aggregate that decides it. */
export const learnersEvents = [
  ...learnerEvents,
  ...entitlementEvents,
  ...milestoneEvents,
  ...transitionEvents,
  ...consentEvents,
  ...obligationEvents,
  ...attendanceReportEvents,
  ...followUpEvents,
] as const;
