import type {
  entitlementIssued,
  entitlementLapsePresumed,
  entitlementUsed,
  entitlementWithdrawn,
  EventOf,
} from '#contracts';

export type EntitlementIssued = EventOf<typeof entitlementIssued>;
export type EntitlementUsed = EventOf<typeof entitlementUsed>;
export type EntitlementLapsePresumed = EventOf<typeof entitlementLapsePresumed>;
export type EntitlementWithdrawn = EventOf<typeof entitlementWithdrawn>;

export type EntitlementEvent = EntitlementIssued | EntitlementUsed | EntitlementLapsePresumed | EntitlementWithdrawn;
