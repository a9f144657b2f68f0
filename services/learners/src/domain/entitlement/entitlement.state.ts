import type { ErasedEvent, ObjectableDecision } from '#contracts';
import type { EntitlementEvent, EntitlementIssued, EntitlementRefused } from './entitlement.events.js';

/** An objection to the last decision: open, or settled and so not to be filed again. */
export interface ObjectionState {
  readonly objectionId: string;
  readonly against: ObjectableDecision;
  readonly open: boolean;
}

export interface IssuedEntitlement {
  readonly phase: 'open' | 'used' | 'interrupted' | 'lapsed' | 'withdrawn';
  readonly right: EntitlementIssued['data'];
  readonly issuedOn: string;
  /** Last day on which it can be used; absent: none is set. */
  readonly lapsesOn?: string;
  /** The run she is registered for with it, and the last day that counted before. */
  readonly registration?: { readonly runId: string; readonly lapsedOn?: string };
  /** The run whose start used it last, and all that did: who goes on after an interruption uses it again. */
  readonly usedFor?: string;
  readonly usedRuns: readonly string[];
  /** By rule it has lapsed, and nobody has decided on it yet. */
  readonly lapsePresumed: boolean;
  /** What it was before the decision that ended it: what an upheld objection leads back to. */
  readonly before?: 'open' | 'interrupted';
  readonly objection?: ObjectionState;
}
export interface RefusedEntitlement {
  readonly phase: 'refused';
  readonly refusal: EntitlementRefused['data'];
  readonly refusedOn: string;
  readonly objection?: ObjectionState;
}

export type EntitlementState =
  { readonly phase: 'unknown' } | IssuedEntitlement | RefusedEntitlement | { readonly phase: 'erased' };

export const initialEntitlement: EntitlementState = { phase: 'unknown' };

export function evolveEntitlement(state: EntitlementState, event: EntitlementEvent | ErasedEvent): EntitlementState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'entitlement-issued') {
    const { lapsesOn } = event.data;
    const issued: IssuedEntitlement = {
      phase: 'open',
      right: event.data,
      issuedOn: event.effectiveOn,
      usedRuns: [],
      lapsePresumed: false,
    };
    return lapsesOn === undefined ? issued : { ...issued, lapsesOn };
  }
  if (event.type === 'entitlement-refused') {
    return { phase: 'refused', refusal: event.data, refusedOn: event.effectiveOn };
  }
  if (state.phase === 'unknown' || state.phase === 'erased') return state;
  if (state.phase === 'refused') return objected(state, event);
  return changed(objected(state, event), event);
}

function objected<State extends IssuedEntitlement | RefusedEntitlement>(state: State, event: EntitlementEvent): State {
  switch (event.type) {
    case 'entitlement-objection-filed': {
      const { objectionId, against } = event.data;
      return { ...state, objection: { objectionId, against, open: true } };
    }
    case 'entitlement-objection-settled':
      return state.objection ? { ...state, objection: { ...state.objection, open: false } } : state;
    default:
      return state;
  }
}

type Change = Exclude<EntitlementEvent, { readonly type: 'entitlement-issued' | 'entitlement-refused' }>;

function changed(state: IssuedEntitlement, event: Change): IssuedEntitlement {
  switch (event.type) {
    case 'entitlement-registered': {
      const registration = {
        runId: event.data.runId,
        ...(state.lapsesOn === undefined ? {} : { lapsedOn: state.lapsesOn }),
      };
      return { ...until(state, event.data.lapsesOn), registration, lapsePresumed: false };
    }
    case 'entitlement-registration-ended': {
      const { registration: _ended, ...rest } = until(state, event.data.lapsesOn);
      return rest;
    }
    case 'entitlement-used':
      return {
        ...until(state, undefined),
        phase: 'used',
        usedFor: event.data.runId,
        usedRuns: [...state.usedRuns, event.data.runId],
        lapsePresumed: false,
      };
    case 'entitlement-interrupted': {
      const { registration: _left, ...rest } = until(state, event.data.lapsesOn);
      return { ...rest, phase: 'interrupted' };
    }
    case 'entitlement-extended':
    case 'entitlement-lapse-rejected':
      return decidedAnew(state, event.data.lapsesOn);
    case 'entitlement-lapse-warned':
    case 'entitlement-objection-filed':
      return state;
    case 'entitlement-lapse-presumed':
      return { ...state, lapsePresumed: true };
    case 'entitlement-lapsed':
      return ended(state, 'lapsed');
    case 'entitlement-withdrawn':
      return ended(state, 'withdrawn');
    case 'entitlement-objection-settled':
      return event.data.outcome === 'upheld' ? reinstated(state, event.data.lapsesOn) : state;
    default:
      return event satisfies never;
  }
}

function until({ lapsesOn: _before, ...state }: IssuedEntitlement, lapsesOn: string | undefined): IssuedEntitlement {
  return lapsesOn === undefined ? state : { ...state, lapsesOn };
}

/** What a person decided about the last day also holds when the registration of before comes to nothing. */
function decidedAnew(state: IssuedEntitlement, lapsesOn: string | undefined): IssuedEntitlement {
  const { registration, ...rest } = until(state, lapsesOn);
  return {
    ...rest,
    lapsePresumed: false,
    ...(registration && {
      registration: { runId: registration.runId, ...(lapsesOn === undefined ? {} : { lapsedOn: lapsesOn }) },
    }),
  };
}

function ended(state: IssuedEntitlement, phase: 'lapsed' | 'withdrawn'): IssuedEntitlement {
  const { objection: _settled, ...rest } = state;
  return { ...rest, phase, before: state.phase === 'interrupted' ? 'interrupted' : 'open', lapsePresumed: false };
}

function reinstated(state: IssuedEntitlement, lapsesOn: string | undefined): IssuedEntitlement {
  const { before = 'open', ...rest } = decidedAnew(state, lapsesOn);
  return { ...rest, phase: before };
}
