import type { ProviderView, VenueView } from '../projections/provider/provider.state.js';
import type { RunView } from '../projections/run/run.state.js';
import type { MatchingRules } from './matching-rules.js';
import type { RunFacts } from './weigh.js';

/** A run with what is known of its place and of its provider. */
export type PlacedRun = RunView & RunFacts;

/**
 * Adds what is known of the venue and of the admission. A provider of whom no admission is recorded is not called
 * unadmitted: then nothing is known.
 */
export function withFacts(run: RunView, provider: ProviderView | undefined, rules: MatchingRules): PlacedRun {
  if (!provider) return run;
  const venue = provider.venues.find(({ venueId }) => venueId === run.venueId);
  const isAsked = rules.typeRule(run.courseType).admission === true && provider.admissions.length > 0;
  return {
    ...run,
    ...(venue ? { stepFree: venue.stepFree } : {}),
    ...(venue?.offers ? { offers: venue.offers } : {}),
    ...pointOf(venue),
    ...(isAsked ? { admitted: isAdmitted(run, provider) } : {}),
  };
}

function pointOf(venue: VenueView | undefined): Pick<RunFacts, 'point'> {
  if (venue?.latitude === undefined || venue.longitude === undefined) return {};
  return { point: { latitude: venue.latitude, longitude: venue.longitude } };
}

const isAdmitted = ({ courseType, startsOn }: RunView, { admissions }: ProviderView): boolean =>
  admissions.some(
    ({ courseTypes, validFrom, validTo }) =>
      courseTypes.includes(courseType) && validFrom <= startsOn && (validTo === undefined || startsOn <= validTo),
  );
