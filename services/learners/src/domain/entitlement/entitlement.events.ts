import type { entitlementEvents, EventOf } from '#contracts';

export type EntitlementEvent = EventOf<(typeof entitlementEvents)[number]>;
type Of<Type extends EntitlementEvent['type']> = Extract<EntitlementEvent, { readonly type: Type }>;

export type EntitlementIssued = Of<'entitlement-issued'>;
export type EntitlementRefused = Of<'entitlement-refused'>;
export type EntitlementUsed = Of<'entitlement-used'>;
export type EntitlementLapsePresumed = Of<'entitlement-lapse-presumed'>;
export type EntitlementWithdrawn = Of<'entitlement-withdrawn'>;
