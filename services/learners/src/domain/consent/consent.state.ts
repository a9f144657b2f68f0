import type { ErasedEvent } from '#contracts';
import type { ConsentEvent, ConsentGranted } from './consent.events.js';

export interface GivenConsent {
  readonly phase: 'granted' | 'revoked';
  readonly consent: ConsentGranted['data'];
  readonly grantedOn: string;
  /** Who gave it last, and when: a renewal counts. */
  readonly givenBy: 'self' | 'guardian';
  readonly givenOn: string;
  /** It must be asked for anew. */
  readonly renewalDue: boolean;
  /** Nobody confirmed it in time, and nobody has decided on it yet. */
  readonly lapsePresumed: boolean;
  readonly revokedOn?: string;
}

export type ConsentState = { readonly phase: 'unknown' } | GivenConsent | { readonly phase: 'erased' };

export function evolveConsent(state: ConsentState, event: ConsentEvent | ErasedEvent): ConsentState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'consent-granted') {
    const { effectiveOn, data } = event;
    const given = { givenBy: data.givenBy, givenOn: effectiveOn, renewalDue: false, lapsePresumed: false };
    return { phase: 'granted', consent: data, grantedOn: effectiveOn, ...given };
  }
  if (state.phase !== 'granted') return state;
  switch (event.type) {
    case 'consent-renewal-due':
      return { ...state, renewalDue: true };
    case 'consent-lapse-presumed':
      return { ...state, lapsePresumed: true };
    case 'consent-renewed': {
      const given = { givenBy: event.data.givenBy, givenOn: event.effectiveOn };
      return { ...state, ...given, renewalDue: false, lapsePresumed: false };
    }
    case 'consent-revoked':
      return { ...state, phase: 'revoked', renewalDue: false, lapsePresumed: false, revokedOn: event.effectiveOn };
    default:
      return event satisfies never;
  }
}
