import type { ProviderContact } from '#contracts';
import type { OfDay, Today } from '../effective-day.js';
import type { AdmissionData, ProviderData, RetirementReason, VenueData } from './provider.events.js';

export interface RegisterProvider extends OfDay {
  readonly kind: 'register';
  readonly provider: ProviderData;
}
/** All that is known of the provider, anew. */
export interface ChangeProvider extends OfDay {
  readonly kind: 'change';
  readonly provider: ProviderData;
}
/** How the public reaches the provider; absent: it does not. */
export interface ChangeContact extends OfDay {
  readonly kind: 'change-contact';
  readonly contact?: ProviderContact;
}
export interface RetireProvider extends OfDay {
  readonly kind: 'retire';
  readonly reason: RetirementReason;
}
export interface AdmitProvider extends OfDay {
  readonly kind: 'admit';
  readonly admission: AdmissionData;
}
export interface EndAdmission extends OfDay {
  readonly kind: 'end-admission';
  readonly admissionId: string;
  readonly lastDay: string;
}
export interface AddVenue extends OfDay {
  readonly kind: 'add-venue';
  readonly venue: VenueData;
}
/** All that is known of the place, anew. */
export interface ChangeVenue extends OfDay {
  readonly kind: 'change-venue';
  readonly venue: VenueData;
}
export interface CloseVenue extends OfDay {
  readonly kind: 'close-venue';
  readonly venueId: string;
}
export type ProviderCommand =
  | RegisterProvider
  | ChangeProvider
  | ChangeContact
  | RetireProvider
  | AdmitProvider
  | EndAdmission
  | AddVenue
  | ChangeVenue
  | CloseVenue;

/** Known beside the provider's own state. */
export interface ProviderFacts extends Today {
  /** Codes of the command that the catalogue of course types does not have. */
  readonly unknownCourseTypes?: readonly string[];
  /** Whether runs of the provider are planned or under way. */
  readonly hasOpenRuns?: boolean;
}
