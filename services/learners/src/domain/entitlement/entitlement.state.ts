import type { ErasedEvent } from '#contracts';
import type { EntitlementEvent, EntitlementIssued } from './entitlement.events.js';

export interface IssuedEntitlement {
  readonly phase: 'open' | 'used' | 'withdrawn';
  readonly right: EntitlementIssued['data'];
  readonly issuedOn: string;
  /** The run whose start used it. */
  readonly usedFor?: string;
  /** By rule it has lapsed, and nobody has decided on it yet. */
  readonly lapsePresumed: boolean;
}

export type EntitlementState = { readonly phase: 'unknown' } | IssuedEntitlement | { readonly phase: 'erased' };

export const initialEntitlement: EntitlementState = { phase: 'unknown' };

export function evolveEntitlement(state: EntitlementState, event: EntitlementEvent | ErasedEvent): EntitlementState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'entitlement-issued') {
    return { phase: 'open', right: event.data, issuedOn: event.effectiveOn, lapsePresumed: false };
  }
  if (state.phase === 'unknown' || state.phase === 'erased') return state;
  switch (event.type) {
    case 'entitlement-used':
      return { ...state, phase: 'used', usedFor: event.data.runId, lapsePresumed: false };
    case 'entitlement-lapse-presumed':
      return { ...state, lapsePresumed: true };
    case 'entitlement-withdrawn':
      return { ...state, phase: 'withdrawn', lapsePresumed: false };
    default:
      return event satisfies never;
  }
}
