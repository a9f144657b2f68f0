import type { ErasedEvent } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, refuseFuture } from '../effective-day.js';
import type { AdmitProvider, EndAdmission, ProviderCommand, ProviderFacts } from './provider.commands.js';
import type { AdmissionData, ProviderData, ProviderEvent, VenueData } from './provider.events.js';

export interface Venue extends VenueData {
  readonly open: boolean;
}

export interface ProviderState {
  readonly phase: 'unknown' | 'registered' | 'retired';
  readonly provider?: ProviderData;
  readonly admissions: ReadonlyMap<string, AdmissionData>;
  readonly venues: ReadonlyMap<string, Venue>;
}

/** Guards that a provider takes part once, and what it may offer where. */
export const providerDecider: Decider<ProviderState, ProviderCommand, ProviderEvent, ProviderFacts> = {
  aggregate: 'provider',
  initial: { phase: 'unknown', admissions: new Map(), venues: new Map() },
  evolve,
  decide,
};

function evolve(state: ProviderState, event: ProviderEvent | ErasedEvent): ProviderState {
  switch (event.type) {
    case 'provider-registered':
      return { ...state, phase: 'registered', provider: event.data };
    case 'provider-changed':
      return { ...state, provider: event.data };
    case 'provider-retired':
      return { ...state, phase: 'retired' };
    case 'provider-admitted':
      return { ...state, admissions: new Map(state.admissions).set(event.data.admissionId, event.data) };
    case 'provider-admission-ended': {
      const { admissionId, lastDay } = event.data;
      const admission = state.admissions.get(admissionId);
      if (!admission) return state;
      return { ...state, admissions: new Map(state.admissions).set(admissionId, { ...admission, validTo: lastDay }) };
    }
    case 'venue-added':
    case 'venue-changed':
      return { ...state, venues: new Map(state.venues).set(event.data.venueId, { ...event.data, open: true }) };
    case 'venue-closed': {
      const venue = state.venues.get(event.data.venueId);
      return venue ? { ...state, venues: new Map(state.venues).set(venue.venueId, { ...venue, open: false }) } : state;
    }
    case 'erased':
      return state;
  }
}

function decide(state: ProviderState, command: ProviderCommand, facts: ProviderFacts): Decision<ProviderEvent> {
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (command.kind === 'register') {
    if (state.phase === 'unknown') return accept({ type: 'provider-registered', effectiveOn, data: command.provider });
    return refuse(
      'provider-already-registered',
      'conflict',
      'A provider with this id takes part already.',
      '/providerId',
    );
  }
  if (state.provider === undefined) return refuse('provider-unknown', 'not-found', 'No such provider takes part.');
  if (state.phase === 'retired') return refuse('provider-retired', 'conflict', 'The provider takes part no longer.');
  const { providerId } = state.provider;
  switch (command.kind) {
    case 'change':
      return accept<ProviderEvent>({
        type: 'provider-changed',
        effectiveOn,
        data: { ...contactOf(state.provider), ...command.provider },
      });
    case 'change-contact': {
      const { contact: _before, ...provider } = state.provider;
      const data = { ...provider, ...(command.contact === undefined ? {} : { contact: command.contact }) };
      return accept<ProviderEvent>({ type: 'provider-changed', effectiveOn, data });
    }
    case 'retire':
      return facts.hasOpenRuns === true
        ? refuse('provider-has-open-runs', 'rule', 'Runs of the provider are planned or under way.')
        : accept<ProviderEvent>({
            type: 'provider-retired',
            effectiveOn,
            data: { providerId, reason: command.reason },
          });
    case 'admit':
      return admit(state, command, facts, effectiveOn);
    case 'end-admission':
      return endAdmission(state, command, providerId, effectiveOn);
    case 'add-venue':
      return state.venues.has(command.venue.venueId)
        ? refuse('venue-already-added', 'conflict', 'The provider has a place of this id already.')
        : accept<ProviderEvent>({ type: 'venue-added', effectiveOn, data: command.venue });
    case 'change-venue':
      return (
        refuseVenue(state, command.venue.venueId) ??
        accept<ProviderEvent>({ type: 'venue-changed', effectiveOn, data: command.venue })
      );
    case 'close-venue':
      return (
        refuseVenue(state, command.venueId) ??
        accept<ProviderEvent>({ type: 'venue-closed', effectiveOn, data: { providerId, venueId: command.venueId } })
      );
  }
}

function admit(
  state: ProviderState,
  { admission }: AdmitProvider,
  { unknownCourseTypes = [] }: ProviderFacts,
  effectiveOn: string,
): Decision<ProviderEvent> {
  if (state.admissions.has(admission.admissionId))
    return refuse('admission-already-recorded', 'conflict', 'This admission was recorded already.');
  if (unknownCourseTypes.length > 0) {
    const detail = `The catalogue has no such course type: ${unknownCourseTypes.join(', ')}.`;
    return refuse('course-type-unknown', 'invalid', detail, '/courseTypes');
  }
  if (admission.validTo !== undefined && admission.validTo < admission.validFrom)
    return refuse('admission-ends-before-start', 'invalid', 'The admission ends before it begins.', '/validTo');
  return accept<ProviderEvent>({ type: 'provider-admitted', effectiveOn, data: admission });
}

function endAdmission(
  state: ProviderState,
  { admissionId, lastDay }: EndAdmission,
  providerId: string,
  effectiveOn: string,
): Decision<ProviderEvent> {
  const admission = state.admissions.get(admissionId);
  if (!admission) return refuse('admission-unknown', 'not-found', 'The provider has no such admission.');
  if (lastDay < admission.validFrom)
    return refuse('admission-ends-before-start', 'invalid', 'The admission ends before it begins.', '/lastDay');
  if (admission.validTo !== undefined && lastDay > admission.validTo)
    return refuse('admission-ends-sooner', 'conflict', 'The admission ends sooner already.', '/lastDay');
  return accept<ProviderEvent>({
    type: 'provider-admission-ended',
    effectiveOn,
    data: { providerId, admissionId, lastDay },
  });
}

/** A contact is kept where nothing is said of it; it goes by its own command. */
const contactOf = ({ contact }: ProviderData): Pick<ProviderData, 'contact'> =>
  contact === undefined ? {} : { contact };

function refuseVenue({ venues }: ProviderState, venueId: string): Decision<never> | undefined {
  const venue = venues.get(venueId);
  if (!venue) return refuse('venue-unknown', 'not-found', 'The provider has no such place.');
  return venue.open ? undefined : refuse('venue-closed', 'conflict', 'The place is closed.');
}

/** Whether the provider may offer a course of the type that begins on the day; undefined: nothing is recorded of it. */
export function isAdmitted(
  { admissions }: Pick<ProviderState, 'admissions'>,
  courseType: string,
  day: string,
): boolean | undefined {
  if (admissions.size === 0) return undefined;
  return [...admissions.values()].some(
    ({ courseTypes, validFrom, validTo }) =>
      courseTypes.includes(courseType) && validFrom <= day && (validTo === undefined || day <= validTo),
  );
}
