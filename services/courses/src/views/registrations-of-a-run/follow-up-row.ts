import type { CoursesEvent } from '../../contract-events.js';

export const FOLLOW_UP_STATES = [
  'offered',
  'accepted',
  'returned',
  'withdrawn',
  'expired',
  'failed',
  'started',
] as const;

/** A hand-over as the list of a run's participants must know it, folded from its own stream alone. */
export interface FollowUpRow {
  readonly registrationId: string;
  readonly runId: string;
  readonly toProvider: string;
  readonly state: (typeof FOLLOW_UP_STATES)[number];
  readonly since: string;
}

/** The row with the event; undefined where there is no offer yet. */
export function followUpRowAfter(before: FollowUpRow | undefined, event: CoursesEvent): FollowUpRow | undefined {
  const since = event.effectiveOn;
  switch (event.type) {
    case 'handover-offered': {
      const { registrationId, endedRunId: runId, toProvider } = event.data;
      return { registrationId, runId, toProvider, state: 'offered', since };
    }
    case 'handover-accepted':
      return before && { ...before, state: 'accepted', since };
    case 'handover-returned':
      return before && { ...before, state: 'returned', since };
    case 'handover-withdrawn':
      return before && { ...before, state: 'withdrawn', since };
    case 'handover-expired':
      return before && { ...before, state: 'expired', since };
    case 'handover-failed':
      return before && { ...before, state: 'failed', since };
    case 'follow-up-started':
      return before && { ...before, state: 'started', since };
    default:
      return before;
  }
}
