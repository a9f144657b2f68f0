import { deputyAppointed, deputyEnded } from './domain/deputies/deputies.events.js';
import { followUpNoteRedacted, followUpNoteWritten } from './domain/follow-up/follow-up.events.js';
import { learnerIdentityCorrected, learnerTakenIn } from './domain/learner/learner.events.js';

/** What the streams of this service hold beside the published events of its context. */
export const innerEvents = [
  learnerTakenIn,
  learnerIdentityCorrected,
  followUpNoteWritten,
  followUpNoteRedacted,
  deputyAppointed,
  deputyEnded,
] as const;
