import {
  latestLevel,
  type LevelHistory,
  type LevelRecord,
  type Literacy,
  withAssessment,
  withCorrection,
} from '#contracts';
import type { CaseEntry } from './case-entry.js';

type Entry<Type extends CaseEntry['type']> = Extract<CaseEntry, { readonly type: Type }>;

/** What is known of a person's level: every assessment, and the one that holds. */
export interface LevelsState {
  readonly levels: LevelHistory;
  readonly level?: LevelRecord;
}
export interface LiteracyState {
  readonly literacy: Literacy;
  readonly on: string;
}
export type NeedsState = Omit<Entry<'needs-recorded'>['data'], 'personRef'>;

export interface DisputeState {
  /** The reference under which it is settled. */
  readonly personRef: string;
  readonly datum: string;
  /** Which of several; absent: all of this kind. */
  readonly subjectId?: string;
  readonly on: string;
  readonly state: 'open' | 'settled';
  readonly outcome?: 'confirmed' | 'corrected';
  readonly settledOn?: string;
}

export function assessed({ levels }: LevelsState, entry: Entry<'language-level-assessed'>): LevelsState {
  return levelsOf(withAssessment(levels, entry, entry.streamVersion));
}

/** Of what is left when the correction took the last level back, `level` is absent. */
export function corrected<State extends LevelsState>(state: State, entry: Entry<'language-level-corrected'>): State {
  const { level: _, ...rest } = state;
  return { ...rest, ...levelsOf(withCorrection(state.levels, entry)) } as State;
}

function levelsOf(levels: LevelHistory): LevelsState {
  const level = latestLevel(levels);
  return { levels, ...(level === undefined ? {} : { level }) };
}

export function needsOf(data: Entry<'needs-recorded'>['data']): NeedsState {
  const { personRef: _, ...needs } = data;
  return needs;
}

type Disputes = Readonly<Record<string, DisputeState>>;

export function disputed(disputes: Disputes, { data, effectiveOn }: Entry<'datum-disputed'>): Disputes {
  const { disputeId, ...about } = data;
  return { ...disputes, [disputeId]: { ...about, on: effectiveOn, state: 'open' } };
}

/** The settlement of a dispute that is not here (its stream has not arrived yet) changes nothing. */
export function settled(disputes: Disputes, { data, effectiveOn }: Entry<'dispute-settled'>): Disputes {
  const known = disputes[data.disputeId];
  if (!known) return disputes;
  return {
    ...disputes,
    [data.disputeId]: { ...known, state: 'settled', outcome: data.outcome, settledOn: effectiveOn },
  };
}
