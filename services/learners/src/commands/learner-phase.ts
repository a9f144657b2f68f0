import type { CommandExecutor } from '#event-sourcing';
import { learnerDecider } from '../domain/learner/learner.decider.js';

/** Whether a person was taken in here: a fact for the decisions of her other streams. */
export async function learnerPhase(
  executor: CommandExecutor,
  personRef: string,
): Promise<'enrolled' | 'unknown' | 'erased'> {
  return (await executor.load(learnerDecider, personRef)).state.phase;
}
