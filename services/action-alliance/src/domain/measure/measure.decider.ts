import type { ErasedEvent, EventOf, measureAssigned, measureCompleted } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';

export type MeasureAssigned = EventOf<typeof measureAssigned>;
export type MeasureCompleted = EventOf<typeof measureCompleted>;
export type MeasureEvent = MeasureAssigned | MeasureCompleted;

export type AssignMeasure = { readonly type: 'assign-measure' } & MeasureAssigned['data'] & Effective;
export interface CompleteMeasure extends Effective {
  readonly type: 'complete-measure';
  /** Set when a department acts: it completes its own measures alone. */
  readonly departments?: readonly string[];
}
export type MeasureCommand = AssignMeasure | CompleteMeasure;

export interface MeasureState {
  readonly measure?: MeasureAssigned['data'];
  readonly assignedOn: string;
  readonly completed: boolean;
}

export interface MeasureFacts extends Today {
  /** Whether the decision that the measure carries out was taken; read only when it names one. */
  readonly decisionTaken: boolean;
}

/** Guards a measure: a department has to do something by a day. */
export const measureDecider: Decider<MeasureState, MeasureCommand, MeasureEvent, MeasureFacts> = {
  aggregate: 'measure',
  initial: { assignedOn: '', completed: false },
  evolve: (state: MeasureState, event: MeasureEvent | ErasedEvent): MeasureState => {
    switch (event.type) {
      case 'measure-assigned':
        return { ...state, measure: event.data, assignedOn: event.effectiveOn };
      case 'measure-completed':
        return { ...state, completed: true };
      case 'erased':
        return state;
      default:
        return event satisfies never;
    }
  },
  decide: (state, command, facts) =>
    refuseFuture(command, facts) ??
    (command.type === 'assign-measure' ? assign(state, command, facts) : complete(state, command, facts)),
};

function assign({ measure }: MeasureState, command: AssignMeasure, facts: MeasureFacts): Decision<MeasureEvent> {
  const { dueOn, decisionId } = command;
  const effectiveOn = dayOf(command, facts);
  if (measure) return refuse('measure-already-assigned', 'conflict', 'This measure was assigned before.');
  if (dueOn < effectiveOn)
    return refuse('due-before-assigned', 'invalid', 'The measure is due before it is assigned.', '/dueOn');
  if (decisionId !== undefined && !facts.decisionTaken) {
    return refuse('decision-unknown', 'not-found', 'The meeting took no such decision.', '/decisionId');
  }
  return accept({ type: 'measure-assigned', effectiveOn, data: dataOf(command) });
}

function complete(
  { measure, assignedOn, completed }: MeasureState,
  command: CompleteMeasure,
  facts: Today,
): Decision<MeasureEvent> {
  if (!measure) return refuse('measure-unknown', 'not-found', 'This id names no measure.');
  if (command.departments && !command.departments.includes(measure.department)) {
    return refuse('not-your-measure', 'forbidden', 'The measure was given to another department.');
  }
  if (completed) return refuse('measure-already-completed', 'conflict', 'The measure is done already.');
  const effectiveOn = dayOf(command, facts);
  if (effectiveOn < assignedOn) {
    return refuse(
      'completed-before-assigned',
      'invalid',
      'The measure cannot be done before it was assigned.',
      '/effectiveOn',
    );
  }
  return accept({ type: 'measure-completed', effectiveOn, data: { measureId: measure.measureId } });
}
