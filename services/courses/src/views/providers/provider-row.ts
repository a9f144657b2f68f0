import { isOfProviderReports } from '#contracts';
import type { CoursesEvent } from '../../contract-events.js';
import { providerDecider, type ProviderState, type Venue } from '../../domain/provider/provider.js';
import type { AdmissionData, ProviderData, ProviderEvent } from '../../domain/provider/provider.events.js';

/** A provider as lists show it, folded from its own stream alone. */
export interface ProviderRow {
  readonly provider: ProviderData;
  readonly retired: boolean;
  readonly admissions: readonly AdmissionData[];
  readonly venues: readonly Venue[];
}

export const isOfProvider = (event: CoursesEvent): event is CoursesEvent & ProviderEvent =>
  event.stream.startsWith('provider-') && !isOfProviderReports(event.type);

/** The row with the event; undefined where the provider is not there. */
export function providerRowAfter(
  before: ProviderRow | undefined,
  event: CoursesEvent & ProviderEvent,
): ProviderRow | undefined {
  const state = providerDecider.evolve(before ? stateOf(before) : providerDecider.initial, event);
  return (
    state.provider && {
      provider: state.provider,
      retired: state.phase === 'retired',
      admissions: [...state.admissions.values()],
      venues: [...state.venues.values()],
    }
  );
}

export const admissionsOf = ({ admissions }: ProviderRow): Pick<ProviderState, 'admissions'> => ({
  admissions: new Map(admissions.map((admission) => [admission.admissionId, admission])),
});

const stateOf = ({ provider, retired, admissions, venues }: ProviderRow): ProviderState => ({
  phase: retired ? 'retired' : 'registered',
  provider,
  ...admissionsOf({ provider, retired, admissions, venues }),
  venues: new Map(venues.map((venue) => [venue.venueId, venue])),
});
