import { learnerIdentityCorrected, learnerTakenIn } from './domain/learner/learner.events.js';

/** What the streams of this service hold beside the published events of its context. */
export const innerEvents = [learnerTakenIn, learnerIdentityCorrected] as const;
