import type { CaseState } from '../projections/case/case-state.js';
import type { Deadline, DeadlineSource } from './deadline.js';
import { consentDeadlines } from './consent-deadlines.js';
import { handoverDeadlines } from './handover-deadlines.js';
import { obligationDeadlines } from './obligation-deadlines.js';
import { registrationDeadlines } from './registration-deadlines.js';
import { rightDeadlines } from './right-deadlines.js';
import { seatDeadlines } from './seat-deadlines.js';
import { transitionDeadlines } from './transition-deadlines.js';

/** Everything that knows of something due on a person; each owner adds a line. */
const SOURCES: readonly DeadlineSource[] = [
  rightDeadlines,
  obligationDeadlines,
  registrationDeadlines,
  handoverDeadlines,
  transitionDeadlines,
  seatDeadlines,
  consentDeadlines,
];

/** What is due on a person by her case as it stands. */
export const deadlinesOf = (state: CaseState): readonly Deadline[] => SOURCES.flatMap((source) => source(state));
