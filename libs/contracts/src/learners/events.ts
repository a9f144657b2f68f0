import { learnerEvents } from './learner.events.js';
import { entitlementEvents } from './entitlement.events.js';
import { milestoneEvents } from './milestone.events.js';
import { transitionEvents } from './transition.events.js';
import { consentEvents } from './consent.events.js';
import { followUpEvents } from './follow-up.events.js';

export * from './learner.events.js';
export * from './level-history.js';
export * from './level-proof.js';
export * from './entitlement.events.js';
export * from './milestone.events.js';
export * from './transition.events.js';
export * from './consent.events.js';
export * from './follow-up.events.js';

/** Every published event of this context, by the aggregate that decides it. */
export const learnersEvents = [
  ...learnerEvents,
  ...entitlementEvents,
  ...milestoneEvents,
  ...transitionEvents,
  ...consentEvents,
  ...followUpEvents,
] as const;
