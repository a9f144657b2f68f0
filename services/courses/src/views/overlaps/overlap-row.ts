import type { CoursesEvent } from '../../contract-events.js';

/** One side of an overlap that waits for a decision, as the provider of the registration may see it. */
export interface OverlapRow {
  readonly personRef: string;
  readonly registrationId: string;
  readonly runId: string;
  readonly otherRegistrationId: string;
  /** Day since which the days overlap. */
  readonly since: string;
  readonly open: boolean;
}

export type OverlapEvent = Extract<CoursesEvent, { readonly data: { readonly otherRegistrationId: string } }>;

export const isOfOverlap = (event: CoursesEvent): event is OverlapEvent => 'otherRegistrationId' in event.data;

/** The row with the event; undefined where there is none yet. */
export function overlapRowAfter(before: OverlapRow | undefined, event: CoursesEvent): OverlapRow | undefined {
  switch (event.type) {
    case 'registration-overlap-found':
      return { ...event.data, since: event.effectiveOn, open: true };
    case 'registration-overlap-settled':
      return before && { ...before, open: false };
    default:
      return before;
  }
}
