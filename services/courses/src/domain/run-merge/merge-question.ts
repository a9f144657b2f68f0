import type { ErasedEvent, MergeAnswer, MergeSettlement } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';
import type { MergeQuestionEvent } from './run-merge.events.js';

type Question = Extract<MergeQuestionEvent, { readonly type: 'merge-question-put' }>['data'];

export interface PutQuestion extends OfDay {
  readonly kind: 'put';
  readonly question: Question;
}
export interface AnswerQuestion extends OfDay {
  readonly kind: 'answer';
  readonly answer: MergeAnswer;
}
export interface SettleQuestion extends OfDay {
  readonly kind: 'settle';
  readonly outcome: Exclude<MergeSettlement, 'left'>;
}
export type MergeQuestionCommand = PutQuestion | AnswerQuestion | SettleQuestion;

export interface MergeQuestionFacts extends Today {
  /** Whether the merge goes on, the run that ends has not begun, and the kept one takes her: her other courses leave the time free. */
  readonly movable?: 'yes' | 'merge-closed' | 'runs-closed' | 'overlaps';
}

export interface MergeQuestionState {
  readonly phase: 'unknown' | 'open' | 'moving' | 'settled' | 'erased';
  readonly question?: Question;
}

/** One person's part in a merge: she is asked, answers once, and is moved or keeps her seat. */
export const mergeQuestionDecider: Decider<
  MergeQuestionState,
  MergeQuestionCommand,
  MergeQuestionEvent,
  MergeQuestionFacts
> = { aggregate: 'merge-question', initial: { phase: 'unknown' }, evolve, decide };

function evolve(state: MergeQuestionState, event: MergeQuestionEvent | ErasedEvent): MergeQuestionState {
  switch (event.type) {
    case 'merge-question-put':
      return { phase: 'open', question: event.data };
    case 'merge-question-answered':
      return { ...state, phase: event.data.answer === 'accepts' ? 'moving' : 'settled' };
    case 'merge-question-settled':
      return { ...state, phase: 'settled' };
    case 'erased':
      return { phase: 'erased' };
  }
}

function decide(
  state: MergeQuestionState,
  command: MergeQuestionCommand,
  facts: MergeQuestionFacts,
): Decision<MergeQuestionEvent> {
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (command.kind === 'put') {
    if (state.phase !== 'unknown') return refuse('already-asked', 'conflict', 'She is asked already.');
    return accept<MergeQuestionEvent>({ type: 'merge-question-put', effectiveOn, data: command.question });
  }
  const { question, phase } = state;
  if (!question) return refuse('not-asked', 'not-found', 'She was not asked.');
  const { personRef, questionId, mergeId, registrationId } = question;
  const data = { personRef, questionId, mergeId, registrationId };
  switch (command.kind) {
    case 'answer': {
      const { answer } = command;
      if (phase !== 'open') return refuse('already-answered', 'conflict', 'She has answered already.');
      if (answer === 'accepts' && facts.movable === 'merge-closed') {
        return refuse('merge-closed', 'conflict', 'The merge was given up.');
      }
      if (answer === 'accepts' && facts.movable === 'overlaps') {
        return refuse('overlapping-registration', 'conflict', 'The person takes part in another run at that time.');
      }
      if (answer === 'accepts' && facts.movable !== 'yes') {
        return refuse('merge-run-not-planned', 'rule', 'One of the runs has begun or does not take place.');
      }
      const answered: MergeQuestionEvent = { type: 'merge-question-answered', effectiveOn, data: { ...data, answer } };
      if (answer === 'accepts') return accept(answered);
      const outcome = answer === 'left' ? 'left' : 'seat-kept';
      return accept<MergeQuestionEvent>(answered, {
        type: 'merge-question-settled',
        effectiveOn,
        data: { ...data, outcome },
      });
    }
    case 'settle':
      if (phase === 'open') return refuse('not-answered', 'conflict', 'She has not answered yet.');
      if (phase !== 'moving') return refuse('already-settled', 'conflict', 'She is settled already.');
      return accept<MergeQuestionEvent>({
        type: 'merge-question-settled',
        effectiveOn,
        data: { ...data, outcome: command.outcome },
      });
  }
}
