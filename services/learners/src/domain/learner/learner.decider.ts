import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, refuseFuture, type Today } from '../effective-day.js';
import { decideDatum } from './decide-datum.js';
import { decideDispute } from './decide-dispute.js';
import { decidePair, type OtherLearner } from './decide-pair.js';
import { arrivalImplausible, birthDateImplausible } from './identity-rules.js';
import type { EnrollLearner, LearnerCommand } from './learner.commands.js';
import type { LearnerEvent } from './learner.events.js';
import { type Enrolled, evolveLearner, initialLearner, type LearnerState } from './learner.state.js';

export type * from './learner.commands.js';

export interface LearnerFacts extends Today {
  /** The other reference of a pair that is decided about. */
  readonly other?: OtherLearner;
}

/**
 * Guards identity, levels, needs, disputes of one person, and which elder reference she is found to be
 * (stream `learner-<personRef>`).
 */
export const learnerDecider: Decider<LearnerState, LearnerCommand, LearnerEvent, LearnerFacts> = {
  aggregate: 'learner',
  initial: initialLearner,
  evolve: evolveLearner,
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'enroll-learner') return enroll(state, command, facts);
    if (state.phase === 'unknown') return refuse('learner-unknown', 'not-found', 'This reference names no learner.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    return decideOnEnrolled(state, command, facts);
  },
};

function enroll(state: LearnerState, command: EnrollLearner, facts: LearnerFacts): Decision<LearnerEvent> {
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  if (state.phase !== 'unknown')
    return refuse('learner-already-enrolled', 'conflict', 'The person was taken in before.');
  const effectiveOn = dayOf(command, facts);
  const implausible = birthDateImplausible(command.birthDate, effectiveOn) ?? arrivalImplausible(command, facts.today);
  return implausible ?? accept({ type: 'learner-taken-in', effectiveOn, data: dataOf(command) });
}

function decideOnEnrolled(
  state: Enrolled,
  command: Exclude<LearnerCommand, EnrollLearner>,
  facts: LearnerFacts,
): Decision<LearnerEvent> {
  const day = dayOf(command, facts);
  if (day < state.identity.birthDate) {
    return refuse('effective-before-birth', 'invalid', 'The day lies before the birth of the person.', '/effectiveOn');
  }
  switch (command.type) {
    case 'dispute-datum':
    case 'settle-dispute':
      return decideDispute(state, command, day);
    case 'merge-learner':
    case 'undo-merge':
    case 'dismiss-duplicate':
      return decidePair(state, command, facts);
    default:
      return decideDatum(state, command, day);
  }
}
