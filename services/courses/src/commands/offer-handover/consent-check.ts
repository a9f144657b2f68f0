import type { OfferHandover } from '../../domain/handover/handover.commands.js';

/** Whether the consent that an offer names is valid for its recipient and for a hand-over. */
export type ConsentCheck = (offer: Pick<OfferHandover, 'personRef' | 'toProvider' | 'consentRef'>) => Promise<boolean>;

export const CONSENT_CHECK = Symbol('CONSENT_CHECK');
