import type { EventOf, providerEvents } from '#contracts';

/** Nothing of a provider is for insiders: the stream is made of the published events. */
export type ProviderEvent = EventOf<(typeof providerEvents)[number]>;

type Of<Type extends ProviderEvent['type']> = Extract<ProviderEvent, { readonly type: Type }>['data'];
export type ProviderData = Of<'provider-registered'>;
export type AdmissionData = Of<'provider-admitted'>;
export type VenueData = Of<'venue-added'>;
export type RetirementReason = Of<'provider-retired'>['reason'];
