import {
  type CefrLevel,
  evolveRight,
  type PlacementOutcome,
  type RightEvent,
  type Requirement,
  type RightStanding,
  type TimeOfDay,
} from '#contracts';
import type { CaseEntry } from '../case/case-entry.js';

/** An open entry of the waiting list. */
export interface OpenEntry {
  readonly entryId: string;
  readonly courseType: string;
  readonly level: CefrLevel;
  readonly municipalityKey: string;
  readonly timesOfDay: readonly TimeOfDay[];
  readonly childcare: boolean;
  readonly childcareTimes?: readonly TimeOfDay[];
  readonly maxDistanceKm?: number;
  readonly stepFree?: boolean;
  /** Day from which the waiting counts. */
  readonly since: string;
}

/** A right that a course can still be begun with. */
export type OpenRight = Pick<RightStanding, 'kind' | 'lapsesOn'>;

/** What was decided about a proposal; `failed`: what was chosen could not be asked for any more. */
type Outcome = PlacementOutcome | 'failed';

interface SeatState {
  readonly runId: string;
  readonly state: 'held' | 'ended' | 'none';
  /** Day on which it ended. */
  readonly on: string;
  /** She came to the end of the course. */
  readonly whole?: true;
}

/** What is recorded of a person's needs beside those of her entries. */
interface KnownNeeds {
  readonly maxDistanceKm?: number;
  readonly maxTravelMinutes?: number;
  readonly stepFree?: boolean;
  readonly childcareAt?: readonly TimeOfDay[];
  readonly requirements?: readonly Requirement[];
}

/** What one stream says of a person who seeks a course, or has one. */
export interface SeekerSection {
  readonly needs?: KnownNeeds;
  /** A body obliged her to take part in an integration course. */
  readonly obliged?: boolean;
  /** The last module completed, by registration that did not come to the end of its course. */
  readonly modules?: Readonly<Record<string, { readonly runId: string; readonly module: number }>>;
  readonly municipalityKey?: string;
  /** The day from which she lives there. */
  readonly livesSince?: string;
  readonly takenInBy?: string;
  readonly right?: RightStanding;
  readonly entry?: OpenEntry & { readonly open: boolean };
  readonly seats?: Readonly<Record<string, SeatState>>;
  /** Providers of a hand-over that is under way. */
  readonly handover?: readonly string[];
  readonly decided?: { readonly entryId: string; readonly runId: string; readonly outcome: Outcome };
}

export interface Seat {
  readonly registrationId: string;
  readonly runId: string;
}

/** Whom a course is sought for, and what she has: nothing that names her. */
export interface Seeker {
  readonly personRef: string;
  readonly municipalityKey?: string;
  readonly needs: KnownNeeds;
  /** Somebody obliged her to take part in an integration course. */
  readonly obliged: boolean;
  /** The last modules completed in courses that she left before their end. */
  readonly modules: readonly { readonly runId: string; readonly module: number }[];
  readonly rights: readonly OpenRight[];
  readonly entries: readonly OpenEntry[];
  /** Seats asked for, held or in use. */
  readonly seats: readonly Seat[];
  /** Runs that ended for her, with the day; `whole`: she came to their end. */
  readonly past: readonly { readonly runId: string; readonly on: string; readonly whole?: true }[];
  readonly takenInBy?: string;
  /** Providers between which she is being handed over. */
  readonly handovers: readonly string[];
  /** Runs that were declined, did not fit or came to nothing, by entry. */
  readonly decided: Readonly<Record<string, Readonly<Record<string, Outcome>>>>;
}

type SeekerEvent = CaseEntry | { readonly type: 'erased'; readonly effectiveOn: string };

/** A section after one event more; events that say nothing here leave it as it is. */
export function evolveSeeker(section: SeekerSection, event: SeekerEvent): SeekerSection {
  if (isOfRight(event)) {
    const right = evolveRight(section.right, event);
    return right ? { ...section, right } : section;
  }
  switch (event.type) {
    case 'erased':
      return {};
    case 'learner-enrolled': {
      const { municipalityKey, takenInBy } = event.data;
      const livesSince = event.effectiveOn;
      return { ...section, municipalityKey, livesSince, ...(takenInBy === undefined ? {} : { takenInBy }) };
    }
    case 'learner-moved': {
      // History may be recorded late.
      if (section.livesSince !== undefined && section.livesSince > event.effectiveOn) return section;
      return { ...section, municipalityKey: event.data.municipalityKey, livesSince: event.effectiveOn };
    }
    case 'needs-recorded': {
      const { maxDistanceKm, maxTravelMinutes, stepFree, childcareAt, requirements } = event.data;
      const needs = {
        stepFree,
        ...(maxDistanceKm === undefined ? {} : { maxDistanceKm }),
        ...(maxTravelMinutes === undefined ? {} : { maxTravelMinutes }),
        ...(childcareAt ? { childcareAt } : {}),
        ...(requirements ? { requirements } : {}),
      };
      return { ...section, needs };
    }
    case 'obligation-imposed':
      return { ...section, obliged: true };
    case 'obligation-exempted':
    case 'obligation-ended':
      return { ...section, obliged: false };
    case 'module-completed': {
      const { registrationId, runId, module } = event.data;
      const last = Math.max(module, section.modules?.[registrationId]?.module ?? 0);
      return { ...section, modules: { ...section.modules, [registrationId]: { runId, module: last } } };
    }
    case 'waiting-entry-opened': {
      const { personRef: _of, since = event.effectiveOn, ...need } = event.data;
      return { ...section, entry: { ...need, since, open: true } };
    }
    case 'waiting-entry-changed': {
      if (!section.entry) return section;
      const { personRef: _of, ...need } = event.data;
      const { courseType, since, open } = section.entry;
      return { ...section, entry: { ...need, courseType, since, open } };
    }
    case 'waiting-entry-closed':
    case 'waiting-entry-reopened':
      return section.entry
        ? { ...section, entry: { ...section.entry, open: event.type === 'waiting-entry-reopened' } }
        : section;
    case 'registration-requested':
    case 'registration-confirmed':
    case 'participation-started':
      return seat(section, event.data, 'held', event.effectiveOn);
    case 'participation-ended': {
      if (event.data.brokenOff) return seat(section, event.data, 'ended', event.effectiveOn);
      const ended = seat(section, event.data, 'ended', event.effectiveOn, { whole: true });
      if (!section.modules) return ended;
      const { [event.data.registrationId]: _whole, ...modules } = section.modules;
      return { ...ended, modules };
    }
    case 'participation-dropped-out':
      return seat(section, event.data, 'ended', event.effectiveOn);
    case 'registration-refused':
    case 'registration-withdrawn':
      return seat(section, event.data, 'none', event.effectiveOn);
    case 'handover-offered':
    case 'handover-accepted':
      return { ...section, handover: [event.data.fromProvider, event.data.toProvider] };
    case 'handover-returned':
    case 'handover-withdrawn':
    case 'handover-expired':
    case 'handover-failed':
    case 'follow-up-started':
      return { ...section, handover: [] };
    case 'placement-decided': {
      const { entryId, runId, outcome } = event.data;
      return { ...section, decided: { entryId, runId, outcome } };
    }
    case 'placement-failed': {
      const { entryId, runId } = event.data;
      return { ...section, decided: { entryId, runId, outcome: 'failed' } };
    }
    default:
      return section;
  }
}

const isOfRight = (event: SeekerEvent): event is Extract<SeekerEvent, { readonly type: RightEvent['type'] }> =>
  event.type.startsWith('entitlement-');

const openRight = ({ kind, lapsesOn, state }: RightStanding): readonly OpenRight[] =>
  state === 'open' || state === 'interrupted' ? [{ kind, ...(lapsesOn === undefined ? {} : { lapsesOn }) }] : [];

const seat = (
  section: SeekerSection,
  { registrationId, runId }: Seat,
  state: SeatState['state'],
  on: string,
  more: Pick<SeatState, 'whole'> = {},
): SeekerSection => ({ ...section, seats: { ...section.seats, [registrationId]: { runId, state, on, ...more } } });

/** undefined: she neither waits nor has a seat. */
export function seekerView(personRef: string, sections: readonly SeekerSection[]): Seeker | undefined {
  const entries = sections
    .flatMap(({ entry }) => (entry?.open ? [entry] : []))
    .map(({ open: _open, ...entry }) => entry)
    .toSorted((one, other) => (one.entryId < other.entryId ? -1 : 1));
  const seats = sections.flatMap((section) => Object.entries(section.seats ?? {}));
  const held = seats.filter(([, { state }]) => state === 'held');
  if (entries.length === 0 && held.length === 0) return undefined;
  // Of several references of one person the one that says last where she lives.
  const learner = sections
    .filter(({ livesSince }) => livesSince !== undefined)
    .toSorted((one, other) => ((one.livesSince ?? '') < (other.livesSince ?? '') ? 1 : -1))[0];
  const { municipalityKey, needs = {}, takenInBy } = learner ?? {};
  const decided: Record<string, Record<string, Outcome>> = {};
  for (const { decided: one } of sections)
    if (one) decided[one.entryId] = { ...decided[one.entryId], [one.runId]: one.outcome };
  return {
    personRef,
    ...(municipalityKey === undefined ? {} : { municipalityKey }),
    needs,
    obliged: sections.some(({ obliged }) => obliged),
    modules: sections.flatMap((section) => Object.values(section.modules ?? {})),
    rights: sections.flatMap(({ right }) => (right ? openRight(right) : [])),
    entries,
    seats: held.map(([registrationId, { runId }]) => ({ registrationId, runId })),
    past: seats.flatMap(([, { state, ...seat }]) => (state === 'ended' ? [seat] : [])),
    ...(takenInBy === undefined ? {} : { takenInBy }),
    handovers: [...new Set(sections.flatMap(({ handover }) => handover ?? []))],
    decided,
  };
}
