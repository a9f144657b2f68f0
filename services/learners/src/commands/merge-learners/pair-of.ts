import type { CommandExecutor } from '#event-sourcing';
import { isElder, type OtherLearner } from '../../domain/learner/decide-pair.js';
import { learnerDecider } from '../../domain/learner/learner.decider.js';

/** The younger of two references, on whose stream it is decided, and the elder one as its stream has it now. */
export async function pairOf(
  executor: CommandExecutor,
  one: string,
  another: string,
): Promise<{ readonly younger: string; readonly elder: string; readonly facts: { readonly other: OtherLearner } }> {
  const [first, second] = await Promise.all([
    executor.load(learnerDecider, one),
    executor.load(learnerDecider, another),
  ]);
  const firstIsElder =
    first.state.phase === 'enrolled' && (second.state.phase !== 'enrolled' || isElder(first.state, second.state));
  // Of a reference that names nobody the decider says so, as the other one of the pair.
  const secondIsNobody = second.state.phase !== 'enrolled';
  return firstIsElder && !secondIsNobody
    ? { younger: another, elder: one, facts: { other: first.state } }
    : { younger: one, elder: another, facts: { other: second.state } };
}
