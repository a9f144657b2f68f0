import type { consentGranted, consentRevoked, ErasedEvent, EventOf } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';

export type ConsentEvent = EventOf<typeof consentGranted> | EventOf<typeof consentRevoked>;

export type GrantConsent = { readonly type: 'grant-consent' } & EventOf<typeof consentGranted>['data'] & Effective;
export interface RevokeConsent extends Effective {
  readonly type: 'revoke-consent';
}
export type ConsentCommand = GrantConsent | RevokeConsent;

export type ConsentState =
  | { readonly phase: 'unknown' }
  | {
      readonly phase: 'granted' | 'revoked';
      readonly personRef: string;
      readonly consentId: string;
      readonly grantedOn: string;
    }
  | { readonly phase: 'erased' };

export interface ConsentFacts extends Today {
  /** Read for the grant alone. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
}

/** Guards one consent, for one recipient and one purpose: given once, revoked at any time. */
export const consentDecider: Decider<ConsentState, ConsentCommand, ConsentEvent, ConsentFacts> = {
  aggregate: 'consent',
  initial: { phase: 'unknown' },
  evolve: (state: ConsentState, event: ConsentEvent | ErasedEvent): ConsentState => {
    if (event.type === 'erased') return { phase: 'erased' };
    if (event.type === 'consent-granted') {
      const { personRef, consentId } = event.data;
      return { phase: 'granted', personRef, consentId, grantedOn: event.effectiveOn };
    }
    return state.phase === 'granted' ? { ...state, phase: 'revoked' } : state;
  },
  decide: (state, command, facts) => {
    const effectiveOn = dayOf(command, facts);
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'grant-consent') {
      if (state.phase !== 'unknown')
        return refuse('consent-already-granted', 'conflict', 'This consent exists already.');
      if (facts.learner === 'unknown')
        return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
      if (facts.learner === 'erased')
        return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
      return accept({ type: 'consent-granted', effectiveOn, data: dataOf(command) });
    }
    if (state.phase === 'unknown') return refuse('consent-unknown', 'not-found', 'This id names no consent.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    if (state.phase === 'revoked')
      return refuse('consent-already-revoked', 'conflict', 'The consent was revoked before.');
    if (effectiveOn < state.grantedOn)
      return refuse('revoked-before-grant', 'invalid', 'The day lies before the consent.', '/effectiveOn');
    const { personRef, consentId } = state;
    return accept({ type: 'consent-revoked', effectiveOn, data: { personRef, consentId } });
  },
};
