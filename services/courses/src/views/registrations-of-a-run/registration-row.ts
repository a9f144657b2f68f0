import type { CefrLevel } from '#contracts';
import type { CoursesEvent } from '../../contract-events.js';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';

/** A registration as the provider of the run sees it, folded from the person's stream alone. */
export interface RegistrationRow {
  readonly personRef: string;
  readonly runId: string;
  readonly phase: RegistrationPhase;
  /** Day of the phase. */
  readonly since: string;
  readonly result?: { readonly level: CefrLevel; readonly passed: boolean; readonly on: string };
}

/** The row with the event; undefined where there is none yet. */
export function registrationRowAfter(
  before: RegistrationRow | undefined,
  event: CoursesEvent,
): RegistrationRow | undefined {
  switch (event.type) {
    case 'registration-requested':
      return inPhase('requested', before, event);
    case 'registration-confirmed':
      return inPhase('confirmed', before, event);
    case 'registration-refused':
      return inPhase('refused', before, event);
    case 'registration-withdrawn':
      return inPhase('withdrawn', before, event);
    case 'participation-started':
      return inPhase('taking-part', before, event);
    case 'participation-ended':
      return inPhase('ended', before, event);
    case 'participation-dropped-out':
      return inPhase('dropped-out', before, event);
    case 'test-result-recorded': {
      const { level, passed } = event.data;
      return before && { ...before, result: { level, passed, on: event.effectiveOn } };
    }
    default:
      return before;
  }
}

function inPhase(
  phase: RegistrationPhase,
  before: RegistrationRow | undefined,
  event: { readonly effectiveOn: string; readonly data: { readonly personRef: string; readonly runId: string } },
): RegistrationRow {
  const { personRef, runId } = event.data;
  return { ...before, personRef, runId, phase, since: event.effectiveOn };
}
