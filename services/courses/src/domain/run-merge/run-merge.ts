import type { ErasedEvent } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { addDays } from '../days.js';
import { dayOf, refuseFuture } from '../effective-day.js';
import type { ProposeMerge, RunMergeCommand, RunMergeFacts } from './run-merge.commands.js';
import type { RunMergeEvent, RunMergeProposed } from './run-merge.events.js';

export interface RunMergeState {
  readonly phase: 'unknown' | 'proposed' | 'asking' | 'completed' | 'refused' | 'given-up';
  readonly merge?: RunMergeProposed['data'];
  /** Providers that agree. */
  readonly agreed: readonly string[];
  readonly answersDueOn?: string;
  /** The rule that the day follows from. */
  readonly answerRule?: { readonly ruleId: string; readonly ruleVersion: string };
  /** Registrations whose holders are asked, and those for whom nothing is open any more. */
  readonly asked: readonly string[];
  readonly settled: readonly string[];
}

/** Guards a merge of two runs: both providers agree, each registered person is asked, and it ends once. */
export const runMergeDecider: Decider<RunMergeState, RunMergeCommand, RunMergeEvent, RunMergeFacts> = {
  aggregate: 'run-merge',
  initial: { phase: 'unknown', agreed: [], asked: [], settled: [] },
  evolve,
  decide,
};

function evolve(state: RunMergeState, event: RunMergeEvent | ErasedEvent): RunMergeState {
  switch (event.type) {
    case 'run-merge-proposed':
      return { ...state, phase: 'proposed', merge: event.data };
    case 'run-merge-agreed':
      return { ...state, agreed: [...state.agreed, event.data.providerId] };
    case 'run-merge-refused':
      return { ...state, phase: 'refused' };
    case 'run-merge-asking-begun': {
      const { answersDueOn, ruleId, ruleVersion } = event.data;
      return { ...state, phase: 'asking', answersDueOn, answerRule: { ruleId, ruleVersion } };
    }
    case 'run-merge-person-asked':
      return { ...state, asked: [...state.asked, event.data.registrationId] };
    case 'run-merge-person-settled':
      return { ...state, settled: [...state.settled, event.data.registrationId] };
    case 'run-merge-completed':
      return { ...state, phase: 'completed' };
    case 'run-merge-given-up':
      return { ...state, phase: 'given-up' };
    case 'erased':
      return state;
  }
}

function decide(state: RunMergeState, command: RunMergeCommand, facts: RunMergeFacts): Decision<RunMergeEvent> {
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (command.kind === 'propose') return propose(state, command, effectiveOn, facts);
  const { merge } = state;
  if (!merge) return refuse('merge-unknown', 'not-found', 'There is no such merge.');
  const { mergeId } = merge;
  switch (command.kind) {
    case 'agree':
    case 'refuse': {
      const { providerId } = command;
      if (state.phase !== 'proposed') return refuseInPhase(state);
      if (providerId !== merge.keptProvider && providerId !== merge.dissolvedProvider) {
        return refuse('not-part-of-merge', 'forbidden', 'Only the providers of the two runs answer.');
      }
      if (command.kind === 'refuse') {
        const data = { mergeId, providerId, reason: command.reason };
        return accept<RunMergeEvent>({ type: 'run-merge-refused', effectiveOn, data });
      }
      if (state.agreed.includes(providerId)) {
        return refuse('merge-already-agreed', 'conflict', 'This provider agreed already.');
      }
      return agree(state, merge, providerId, effectiveOn, facts);
    }
    case 'ask': {
      if (state.phase !== 'asking') return refuseInPhase(state);
      const { registrationId } = command;
      if (state.asked.includes(registrationId)) return refuse('already-asked', 'conflict', 'She is asked already.');
      return accept<RunMergeEvent>({ type: 'run-merge-person-asked', effectiveOn, data: { mergeId, registrationId } });
    }
    case 'settle': {
      const { registrationId } = command;
      if (state.phase !== 'asking') return refuseInPhase(state);
      if (!state.asked.includes(registrationId)) return refuse('not-asked', 'conflict', 'She was not asked.');
      if (state.settled.includes(registrationId))
        return refuse('already-settled', 'conflict', 'She is settled already.');
      const settled: RunMergeEvent = {
        type: 'run-merge-person-settled',
        effectiveOn,
        data: { mergeId, registrationId },
      };
      return accept(settled, ...completedIfAll(evolve(state, settled), mergeId, effectiveOn));
    }
    case 'give-up':
      if (state.phase !== 'proposed' && state.phase !== 'asking') return refuseInPhase(state);
      return accept<RunMergeEvent>({
        type: 'run-merge-given-up',
        effectiveOn,
        data: { mergeId, reason: command.reason },
      });
  }
}

function propose(
  state: RunMergeState,
  command: ProposeMerge,
  effectiveOn: string,
  facts: RunMergeFacts,
): Decision<RunMergeEvent> {
  const { mergeId, keptRunId, dissolvedRunId, proposedBy } = command;
  const { kept, dissolved } = facts;
  // First of all: whether others merge their runs is no matter of the one who asks.
  if (proposedBy !== undefined && proposedBy !== kept?.providerId && proposedBy !== dissolved?.providerId) {
    return refuse('not-part-of-merge', 'forbidden', 'A provider proposes a merge of its own run.');
  }
  if (state.phase === 'proposed' || state.phase === 'asking') {
    return refuse('merge-open', 'conflict', 'A merge of this run is under way.', '/dissolvedRunId');
  }
  if (state.phase !== 'unknown') return refuse('merge-already-proposed', 'conflict', 'This merge has come to its end.');
  if (!kept) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/keptRunId');
  if (!dissolved) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/dissolvedRunId');
  if (keptRunId === dissolvedRunId) {
    return refuse('merge-with-itself', 'invalid', 'A run is merged with another one.', '/dissolvedRunId');
  }
  if (kept.courseType !== dissolved.courseType || kept.entryLevel !== dissolved.entryLevel) {
    return refuse(
      'merge-runs-differ',
      'rule',
      'Only runs of the same type and level can be merged.',
      '/dissolvedRunId',
    );
  }
  if (!kept.planned)
    return refuse('merge-run-not-planned', 'rule', 'The run has begun or does not take place.', '/keptRunId');
  if (!dissolved.planned) {
    return refuse('merge-run-not-planned', 'rule', 'The run has begun or does not take place.', '/dissolvedRunId');
  }
  const merge: RunMergeProposed['data'] = {
    mergeId,
    keptRunId,
    keptProvider: kept.providerId,
    dissolvedRunId,
    dissolvedProvider: dissolved.providerId,
    ...(proposedBy === undefined ? {} : { proposedBy }),
  };
  const proposed: RunMergeEvent = { type: 'run-merge-proposed', effectiveOn, data: merge };
  if (proposedBy === undefined) return accept(proposed);
  const agreed = agree(evolve(state, proposed), merge, proposedBy, effectiveOn, facts);
  return agreed.ok ? accept(proposed, ...agreed.events) : agreed;
}

/** The second agreement begins the asking; a run without registrations has nobody to ask. */
function agree(
  state: RunMergeState,
  { mergeId, keptProvider, dissolvedProvider }: RunMergeProposed['data'],
  providerId: string,
  effectiveOn: string,
  { dissolved, kept, answerRule }: RunMergeFacts,
): Decision<RunMergeEvent> {
  const agreed: RunMergeEvent = { type: 'run-merge-agreed', effectiveOn, data: { mergeId, providerId } };
  const all = [...state.agreed, providerId];
  if (![keptProvider, dissolvedProvider].every((one) => all.includes(one))) return accept(agreed);
  if (!kept?.planned || !dissolved?.planned) {
    return refuse('merge-run-not-planned', 'rule', 'One of the runs has begun or does not take place.');
  }
  const { ruleId, ruleVersion, days } = answerRule;
  const data = { mergeId, answersDueOn: addDays(effectiveOn, days), ruleId, ruleVersion };
  const asked = dissolved.registrationIds.map((registrationId): RunMergeEvent => ({
    type: 'run-merge-person-asked',
    effectiveOn,
    data: { mergeId, registrationId },
  }));
  const events: RunMergeEvent[] = [agreed, { type: 'run-merge-asking-begun', effectiveOn, data }, ...asked];
  return accept(...events, ...completedIfAll(events.reduce<RunMergeState>(evolve, state), mergeId, effectiveOn));
}

const completedIfAll = (state: RunMergeState, mergeId: string, effectiveOn: string): readonly RunMergeEvent[] =>
  state.asked.every((id) => state.settled.includes(id))
    ? [{ type: 'run-merge-completed', effectiveOn, data: { mergeId } }]
    : [];

function refuseInPhase({ phase }: RunMergeState): Decision<never> {
  switch (phase) {
    case 'proposed':
      return refuse('merge-not-agreed', 'conflict', 'Not both providers have agreed yet.');
    case 'asking':
      return refuse('merge-asking', 'conflict', 'Both providers have agreed: the persons are being asked.');
    case 'unknown':
    case 'completed':
    case 'refused':
    case 'given-up':
      return refuse('merge-closed', 'conflict', 'The merge has come to its end.');
  }
}
