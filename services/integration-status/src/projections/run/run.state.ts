import type { coursesEvents, CefrLevel, EventOf, Funding, TimeOfDay } from '#contracts';
import type { CellSpan } from '../cell-span.js';
import { addDays, RISK_DAYS } from '../days.js';

type CoursesEvent = EventOf<(typeof coursesEvents)[number]>;
export type RunEvent = Extract<CoursesEvent, { readonly type: `course-run-${string}` | `seat-${string}` }>;

export const RUN_STATES = ['planned', 'started', 'ended', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface RunView {
  readonly runId: string;
  readonly providerId: string;
  readonly title: string;
  readonly courseType: string;
  readonly entryLevel: CefrLevel;
  readonly targetLevel: CefrLevel;
  readonly funding: Funding;
  readonly municipalityKey: string;
  readonly timeOfDay: TimeOfDay;
  readonly childcare: boolean;
  readonly seats: number;
  readonly minimumGroup: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly teachingUnits?: number;
  readonly venueId?: string;
  readonly courseId?: string;
  readonly entryModule?: number;
  readonly state: RunState;
  /** Whether people can be registered, as long as the run is planned or under way. */
  readonly registrationOpen: boolean;
  /** Since when the public may know of it; absent: it does not. */
  readonly publishedOn?: string;
  /** Since when a run under way pauses. */
  readonly interruptedOn?: string;
  /** Seats held or taken now. */
  readonly taken: number;
  /** Taken seats from a day on, oldest first: what "as of" needs. */
  readonly takenFrom: readonly (readonly [day: string, taken: number])[];
}

type Plan = Omit<RunView, 'state' | 'registrationOpen' | 'publishedOn' | 'interruptedOn' | 'taken' | 'takenFrom'>;

export interface RunSection {
  readonly plan?: Plan;
  readonly registrationOpen: boolean;
  readonly publishedOn?: string;
  readonly interruptedOn?: string;
  readonly state: RunView['state'];
  /** Day on which it was started or cancelled. */
  readonly settledOn?: string;
  readonly registrations: readonly string[];
  readonly takenFrom: RunView['takenFrom'];
}

export const NEW_RUN: RunSection = { state: 'planned', registrationOpen: false, registrations: [], takenFrom: [] };

/** A run after one event more. Its events concern no person, so none is ever erased. */
export function evolveRun(section: RunSection, event: RunEvent): RunSection {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'course-run-planned':
      return { ...section, plan: event.data, registrationOpen: event.data.registration !== 'closed' };
    case 'course-run-changed': {
      if (!section.plan) return section;
      const { venueId: _before, ...plan } = section.plan;
      return { ...section, plan: { ...plan, ...event.data } };
    }
    case 'course-run-published':
      return { ...section, publishedOn: on };
    case 'course-run-registration-opened':
      return { ...section, registrationOpen: true };
    case 'course-run-registration-closed':
      return { ...section, registrationOpen: false };
    case 'course-run-interrupted':
      return { ...section, interruptedOn: on };
    case 'course-run-resumed': {
      const { interruptedOn: _over, ...running } = section;
      const { endsOn } = event.data;
      return endsOn === undefined || !section.plan ? running : { ...running, plan: { ...section.plan, endsOn } };
    }
    case 'course-run-started':
      return { ...section, state: 'started', settledOn: on };
    case 'course-run-ended':
      return ended(section);
    case 'course-run-cancelled':
      return { ...section, state: 'cancelled', settledOn: on };
    case 'seat-held':
      return seats(
        section,
        [...section.registrations.filter((id) => id !== event.data.registrationId), event.data.registrationId],
        on,
      );
    case 'seat-released':
      return seats(
        section,
        section.registrations.filter((id) => id !== event.data.registrationId),
        on,
      );
    case 'course-run-cancellation-told':
    case 'seat-refused':
      return section;
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new Error(`a run does not know the event ${(event as RunEvent).type}`);
}

function ended({ interruptedOn: _over, ...section }: RunSection): RunSection {
  return { ...section, state: 'ended' };
}

function seats(section: RunSection, registrations: readonly string[], on: string): RunSection {
  const last = section.takenFrom.at(-1);
  // Imported history can arrive out of the order of days: it then counts from the latest day known.
  const day = last !== undefined && last[0] > on ? last[0] : on;
  const earlier = last?.[0] === day ? section.takenFrom.slice(0, -1) : section.takenFrom;
  return { ...section, registrations, takenFrom: [...earlier, [day, registrations.length]] };
}

export function runView(section: RunSection): RunView | undefined {
  const { plan, state, registrationOpen, publishedOn, interruptedOn, registrations, takenFrom } = section;
  return (
    plan && {
      ...plan,
      state,
      registrationOpen,
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(interruptedOn === undefined ? {} : { interruptedOn }),
      taken: registrations.length,
      takenFrom,
    }
  );
}

/** Seats taken on a day. */
export const takenOn = ({ takenFrom }: RunView, day: string): number =>
  takenFrom.findLast(([from]) => from <= day)?.[1] ?? 0;

/** Places in the indexes: by provider, by start and by end, and open planned ones by entry level and start. */
export function runKeys(view: RunView): Record<string, string[]> {
  const planned = view.state === 'planned';
  return {
    provider: [`${view.providerId}|${view.startsOn}`],
    start: [view.startsOn],
    end: [view.endsOn],
    open: takesPeople(view) ? [view.startsOn] : [],
    bookable:
      planned && view.registrationOpen && view.taken < view.seats ? [`${view.entryLevel}|${view.startsOn}`] : [],
  };
}

/** Whether people can be registered for the run now. */
export const takesPeople = ({ state, registrationOpen, taken, seats }: RunView): boolean =>
  (state === 'planned' || state === 'started') && registrationOpen && taken < seats;

/** Whether the run begins within four weeks of the day with fewer people than it needs. */
export const isAtRisk = ({ state, startsOn, taken, minimumGroup }: RunView, day: string): boolean =>
  state === 'planned' && startsOn >= day && addDays(startsOn, -RISK_DAYS) <= day && taken < minimumGroup;

/** The days on which the run counted as at risk: within four weeks of its start with fewer people than it needs. */
export function riskSpans(section: RunSection): readonly CellSpan[] {
  const { plan } = section;
  if (!plan) return [];
  const opens = addDays(plan.startsOn, -RISK_DAYS);
  const closes =
    section.settledOn !== undefined && section.settledOn <= plan.startsOn
      ? section.settledOn
      : addDays(plan.startsOn, 1);
  const steps: (readonly [string, number])[] = [['', 0], ...section.takenFrom];
  const spans: CellSpan[] = [];
  steps.forEach(([day, taken], place) => {
    if (taken >= plan.minimumGroup) return;
    const from = day > opens ? day : opens;
    const next = steps[place + 1]?.[0];
    const to = next !== undefined && next < closes ? next : closes;
    if (from >= to) return;
    const before = spans.at(-1);
    if (before?.to === from) spans[spans.length - 1] = { ...before, to };
    else spans.push({ cell: 'at-risk:all', from, to });
  });
  return spans.flatMap((span) => [span, { ...span, cell: `at-risk:${plan.providerId}` }]);
}
