import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import type {
  DatumDisputed,
  DisputeSettled,
  LanguageLevelAssessed,
  LearnerEvent,
  LearnerTakenIn,
  NeedsRecorded,
} from './learner.events.js';
import { evolveLearner, initialLearner, type LearnerState } from './learner.state.js';

export type EnrollLearner = { readonly type: 'enroll-learner' } & LearnerTakenIn['data'] & Effective;
export type AssessLevel = { readonly type: 'assess-level' } & LanguageLevelAssessed['data'] & Effective;
export type RecordNeeds = { readonly type: 'record-needs' } & NeedsRecorded['data'] & Effective;
export type DisputeDatum = { readonly type: 'dispute-datum' } & DatumDisputed['data'] & Effective;
export type SettleDispute = { readonly type: 'settle-dispute' } & DisputeSettled['data'] & Effective;
export type LearnerCommand = EnrollLearner | AssessLevel | RecordNeeds | DisputeDatum | SettleDispute;

/** Nobody in a course was born before this; an older year is a slip of the keyboard. */
const EARLIEST_BIRTH = '1900-01-01';

/** Guards identity, level, needs and disputes of one person (stream `learner-<personRef>`). */
export const learnerDecider: Decider<LearnerState, LearnerCommand, LearnerEvent, Today> = {
  aggregate: 'learner',
  initial: initialLearner,
  evolve: evolveLearner,
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'enroll-learner') return enroll(state, command, facts);
    if (state.phase === 'unknown') return refuse('learner-unknown', 'not-found', 'This reference names no learner.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    return decideOnEnrolled(state, command, dayOf(command, facts));
  },
};

function enroll(state: LearnerState, command: EnrollLearner, facts: Today): Decision<LearnerEvent> {
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  if (state.phase !== 'unknown')
    return refuse('learner-already-enrolled', 'conflict', 'The person was taken in before.');
  if (command.birthDate < EARLIEST_BIRTH || command.birthDate > dayOf(command, facts)) {
    return refuse(
      'birth-date-implausible',
      'invalid',
      'The birth date lies too far back or after the enrolment.',
      '/birthDate',
    );
  }
  if (command.arrivedOn !== undefined && (command.arrivedOn > facts.today || command.arrivedOn < command.birthDate)) {
    return refuse(
      'arrival-implausible',
      'invalid',
      'The arrival lies in the future or before the birth.',
      '/arrivedOn',
    );
  }
  return accept({ type: 'learner-taken-in', effectiveOn: dayOf(command, facts), data: dataOf(command) });
}

function decideOnEnrolled(
  state: Extract<LearnerState, { phase: 'enrolled' }>,
  command: Exclude<LearnerCommand, EnrollLearner>,
  effectiveOn: string,
): Decision<LearnerEvent> {
  if (effectiveOn < state.identity.birthDate) {
    return refuse('effective-before-birth', 'invalid', 'The day lies before the birth of the person.', '/effectiveOn');
  }
  switch (command.type) {
    case 'assess-level':
      return accept({ type: 'language-level-assessed', effectiveOn, data: dataOf(command) });
    case 'record-needs':
      return accept({ type: 'needs-recorded', effectiveOn, data: dataOf(command) });
    case 'dispute-datum':
      if (Object.values(state.disputes).some((known) => known.datum === command.datum && !known.outcome)) {
        return refuse('datum-already-disputed', 'conflict', 'This datum is disputed and not settled yet.', '/datum');
      }
      return accept({ type: 'datum-disputed', effectiveOn, data: dataOf(command) });
    case 'settle-dispute': {
      const { disputes } = state;
      const dispute = Object.hasOwn(disputes, command.disputeId) ? disputes[command.disputeId] : undefined;
      if (!dispute) return refuse('dispute-unknown', 'not-found', 'This learner has no such dispute.');
      if (dispute.outcome) return refuse('dispute-already-settled', 'conflict', 'The dispute was settled before.');
      return accept({ type: 'dispute-settled', effectiveOn, data: dataOf(command) });
    }
    default:
      return command satisfies never;
  }
}
