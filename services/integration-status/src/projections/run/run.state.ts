import type { coursesEvents, CefrLevel, EventOf, Funding, TimeOfDay } from '#contracts';
import type { CellSpan } from '../cell-span.js';
import { addDays, RISK_DAYS } from '../days.js';

type CoursesEvent = EventOf<(typeof coursesEvents)[number]>;
export type RunEvent = Extract<CoursesEvent, { readonly type: `course-run-${string}` | `seat-${string}` }>;

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
  readonly state: 'planned' | 'started' | 'ended' | 'cancelled';
  /** Seats held or taken now. */
  readonly taken: number;
  /** Taken seats from a day on, oldest first: what "as of" needs. */
  readonly takenFrom: readonly (readonly [day: string, taken: number])[];
}

export interface RunSection {
  readonly plan?: Omit<RunView, 'state' | 'taken' | 'takenFrom'>;
  readonly state: RunView['state'];
  /** Day on which it was started or cancelled. */
  readonly settledOn?: string;
  readonly registrations: readonly string[];
  readonly takenFrom: RunView['takenFrom'];
}

export const NEW_RUN: RunSection = { state: 'planned', registrations: [], takenFrom: [] };

/** A run after one event more. Its events concern no person, so none is ever erased. */
export function evolveRun(section: RunSection, event: RunEvent): RunSection {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'course-run-planned':
      return { ...section, plan: event.data };
    case 'course-run-started':
      return { ...section, state: 'started', settledOn: on };
    case 'course-run-ended':
      return { ...section, state: 'ended' };
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
    case 'seat-refused':
      return section;
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new Error(`a run does not know the event ${(event as RunEvent).type}`);
}

function seats(section: RunSection, registrations: readonly string[], on: string): RunSection {
  const last = section.takenFrom.at(-1);
  // Imported history can arrive out of the order of days: it then counts from the latest day known.
  const day = last !== undefined && last[0] > on ? last[0] : on;
  const earlier = last?.[0] === day ? section.takenFrom.slice(0, -1) : section.takenFrom;
  return { ...section, registrations, takenFrom: [...earlier, [day, registrations.length]] };
}

export function runView(section: RunSection): RunView | undefined {
  const { plan, state, registrations, takenFrom } = section;
  return plan && { ...plan, state, taken: registrations.length, takenFrom };
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
    bookable: planned && view.taken < view.seats ? [`${view.entryLevel}|${view.startsOn}`] : [],
  };
}

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
