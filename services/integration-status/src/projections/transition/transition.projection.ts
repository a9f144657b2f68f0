import type { OpenedEvent } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { caseEntry, type CaseEntry } from '../case/case-entry.js';
import type { StepState, TransitionState } from '../case/case-state.js';
import { type TransitionEntry, transitionsAfter } from '../case/case-transitions.js';

/** Of one stream of a transition: its own steps, or those of a sphere apart. */
export interface TransitionSection {
  readonly apart: boolean;
  readonly personRef: string;
  readonly transitionId: string;
  readonly transition?: TransitionState;
}

export interface TransitionView {
  readonly transitionId: string;
  readonly personRef: string;
  readonly kind: TransitionState['kind'];
  readonly steps: readonly StepState[];
}

/** Open steps by day; a key tells whose they are, and `apart` those that are told to their owner alone. */
export const BY_DUE = 'due';
export const dueScope = (owner: string, apart: boolean): string => `${apart ? 'apart' : 'shared'}:${owner}`;
/** Open steps of all owners whose data are not kept apart. */
export const ALL_SHARED = 'shared';

const STREAM = /^(?:transition-(.+)|sphere-transition-(.+)-(?:youth|health))$/;

/** One document a transition, over its streams: what is to be done by whom, and until when. */
export const transitionProjection: Projection<TransitionSection | null, TransitionView> = {
  name: 'transition',
  version: 2,
  contexts: ['learners'],
  indexes: [BY_DUE],
  documentOf: ({ stream }: OpenedEvent) => {
    const match = STREAM.exec(stream);
    return match?.[1] ?? match?.[2];
  },
  evolve: (section, event) => {
    if (event.type === 'erased') return null;
    const entry: CaseEntry = caseEntry(event);
    if (!('transitionId' in entry.data)) return section ?? null;
    const { transitionId, personRef } = entry.data;
    const known = section?.transition;
    const after = transitionsAfter(known ? { [transitionId]: known } : {}, entry as TransitionEntry)[transitionId];
    return {
      apart: event.stream.startsWith('sphere-'),
      personRef,
      transitionId,
      ...(after === undefined ? {} : { transition: after }),
    };
  },
  view: (_id, sections) => {
    const all = Object.values(sections).flatMap((section) => section ?? []);
    const whole = all.find(({ apart }) => !apart);
    if (!whole?.transition) return undefined;
    const { transitionId, personRef, transition } = whole;
    const steps = all.flatMap((section) => section.transition?.steps ?? []);
    const underWay = transition.state === 'started';
    const keys = underWay ? all.flatMap(keysOf) : [];
    return { view: { transitionId, personRef, kind: transition.kind, steps }, keys: { [BY_DUE]: keys } };
  },
};

const keysOf = ({ apart, transitionId, transition }: TransitionSection): readonly string[] =>
  (transition?.steps ?? []).flatMap(({ step, owner, state, dueOn }) => {
    if (state !== 'open' || dueOn === undefined) return [];
    const at = `${dueOn}|${transitionId}|${step}`;
    return [`${dueScope(owner, apart)}|${at}`, ...(apart ? [] : [`${ALL_SHARED}|${at}`])];
  });
