import { accept, type Decision, refuse } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import type { Today } from '../effective-day.js';
import type { PairCommand } from './learner.commands.js';
import type { LearnerEvent } from './learner.events.js';
import type { Enrolled, LearnerState } from './learner.state.js';

/** The other of two references, as its own stream has it. */
export type OtherLearner =
  { readonly phase: Exclude<LearnerState['phase'], 'enrolled'> } | Pick<Enrolled, 'phase' | 'personRef' | 'enrolledOn'>;

type Aged = Pick<Enrolled, 'personRef' | 'enrolledOn'>;

/**
 * Whether one reference is the elder of two: taken in earlier, then by the reference itself. Neither ever changes, and
 * every merge goes from the younger to the elder: so merges never go round in a circle, whoever decides at the same time.
 */
export const isElder = (one: Aged, other: Aged): boolean =>
  one.enrolledOn < other.enrolledOn || (one.enrolledOn === other.enrolledOn && one.personRef < other.personRef);

/** Whether two references are of one person: a named person decides, on the stream of the younger one. */
export function decidePair(
  state: Enrolled,
  command: PairCommand,
  { today, other }: Today & { readonly other?: OtherLearner },
): Decision<LearnerEvent> {
  if (command.type === 'undo-merge') {
    if (state.mergedInto === undefined)
      return refuse('not-merged', 'conflict', 'This reference was not found to be of another one.');
    const { personRef, reason } = command;
    const data = { personRef, from: state.mergedInto, reason };
    return accept({ type: 'learner-merge-undone', effectiveOn: today, data });
  }
  const field = command.type === 'merge-learner' ? '/into' : '/other';
  if (other?.phase === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', field);
  if (other?.phase !== 'enrolled')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', field);
  if (!isElder(other, state))
    return refuse('not-the-elder', 'conflict', 'The elder of the two references stays.', field);
  if (state.mergedInto !== undefined)
    return refuse('already-merged', 'conflict', 'This reference counts for another one already.');
  if (command.type === 'merge-learner')
    return accept({ type: 'learner-merged', effectiveOn: today, data: dataOf(command) });
  if (state.notSameAs.includes(command.other))
    return refuse('duplicate-already-dismissed', 'conflict', 'They were found to be two persons before.');
  return accept({ type: 'duplicate-dismissed', effectiveOn: today, data: dataOf(command) });
}
