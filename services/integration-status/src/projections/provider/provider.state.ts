import type { EventOf, providerEvents, ProviderContact, ProviderKind, VenueOffer } from '#contracts';
import type { ProviderReports } from './provider-reports.js';

export type ProviderEvent = EventOf<(typeof providerEvents)[number]>;

export interface AdmissionView {
  readonly admissionId: string;
  readonly courseTypes: readonly string[];
  readonly admittedBy: string;
  readonly validFrom: string;
  readonly validTo?: string;
}
export interface VenueView {
  readonly venueId: string;
  readonly name: string;
  readonly municipalityKey: string;
  readonly address?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly stepFree: boolean;
  readonly offers?: readonly VenueOffer[];
  readonly open: boolean;
}
export interface ProviderView {
  readonly providerId: string;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly municipalityKey: string;
  readonly contact?: ProviderContact;
  readonly retiredOn?: string;
  readonly admissions: readonly AdmissionView[];
  readonly venues: readonly VenueView[];
  /** Absent: none was recorded. */
  readonly reports?: ProviderReports;
}

/** A provider after one event more; undefined: none is registered yet. */
export function evolveProvider(view: ProviderView | undefined, event: ProviderEvent): ProviderView | undefined {
  if (event.type === 'provider-registered') return { ...event.data, admissions: [], venues: [] };
  if (!view) return undefined;
  switch (event.type) {
    case 'provider-changed': {
      const { admissions, venues, retiredOn } = view;
      return { ...event.data, admissions, venues, ...(retiredOn === undefined ? {} : { retiredOn }) };
    }
    case 'provider-retired':
      return { ...view, retiredOn: event.effectiveOn };
    case 'provider-admitted': {
      const { providerId: _own, ...admission } = event.data;
      return { ...view, admissions: [...view.admissions, admission] };
    }
    case 'provider-admission-ended': {
      const { admissionId, lastDay } = event.data;
      const ended = (one: AdmissionView) => (one.admissionId === admissionId ? { ...one, validTo: lastDay } : one);
      return { ...view, admissions: view.admissions.map(ended) };
    }
    case 'venue-added':
    case 'venue-changed': {
      const { providerId: _own, ...venue } = event.data;
      const others = view.venues.filter(({ venueId }) => venueId !== venue.venueId);
      return { ...view, venues: [...others, { ...venue, open: true }] };
    }
    case 'venue-closed': {
      const closed = (one: VenueView) => (one.venueId === event.data.venueId ? { ...one, open: false } : one);
      return { ...view, venues: view.venues.map(closed) };
    }
  }
}
