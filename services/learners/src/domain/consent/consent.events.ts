import type {
  consentGranted,
  consentLapsePresumed,
  consentRenewalDue,
  consentRenewed,
  consentRevoked,
  EventOf,
} from '#contracts';

export type ConsentGranted = EventOf<typeof consentGranted>;
export type ConsentRenewalDue = EventOf<typeof consentRenewalDue>;
export type ConsentRenewed = EventOf<typeof consentRenewed>;
export type ConsentLapsePresumed = EventOf<typeof consentLapsePresumed>;
export type ConsentRevoked = EventOf<typeof consentRevoked>;

export type ConsentEvent = ConsentGranted | ConsentRenewalDue | ConsentRenewed | ConsentLapsePresumed | ConsentRevoked;
