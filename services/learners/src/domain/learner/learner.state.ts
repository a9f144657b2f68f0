import type { ErasedEvent } from '#contracts';
import type {
  DatumDisputed,
  LanguageLevelAssessed,
  LearnerEvent,
  LearnerTakenIn,
  NeedsRecorded,
} from './learner.events.js';

type TakenIn = LearnerTakenIn['data'];
export type Identity = Pick<TakenIn, 'givenName' | 'familyName' | 'birthDate' | 'contact'>;
export type Needs = Omit<NeedsRecorded['data'], 'personRef'>;
export type Assessment = Omit<LanguageLevelAssessed['data'], 'personRef'> & { readonly on: string };

export interface Dispute {
  readonly datum: DatumDisputed['data']['datum'];
  readonly outcome?: 'confirmed' | 'corrected';
}

interface Enrolled {
  readonly phase: 'enrolled';
  readonly personRef: string;
  readonly identity: Identity;
  readonly municipalityKey: string;
  readonly arrivedOn?: string;
  readonly takenInBy?: string;
  readonly enrolledOn: string;
  /** The latest by the day of the assessment: history may be recorded late. */
  readonly level?: Assessment;
  readonly needs?: Needs & { readonly on: string };
  readonly disputes: Readonly<Record<string, Dispute>>;
}

export type LearnerState = { readonly phase: 'unknown' } | Enrolled | { readonly phase: 'erased' };

export const initialLearner: LearnerState = { phase: 'unknown' };

export function evolveLearner(state: LearnerState, event: LearnerEvent | ErasedEvent): LearnerState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'learner-taken-in') return enrolled(event);
  if (state.phase !== 'enrolled') return state;
  switch (event.type) {
    case 'language-level-assessed': {
      if (state.level && state.level.on > event.effectiveOn) return state;
      const { personRef: _, ...assessment } = event.data;
      return { ...state, level: { ...assessment, on: event.effectiveOn } };
    }
    case 'needs-recorded': {
      if (state.needs && state.needs.on > event.effectiveOn) return state;
      const { personRef: _, ...needs } = event.data;
      return { ...state, needs: { ...needs, on: event.effectiveOn } };
    }
    case 'datum-disputed':
      return withDispute(state, event.data.disputeId, { datum: event.data.datum });
    case 'dispute-settled': {
      const open = state.disputes[event.data.disputeId];
      return open ? withDispute(state, event.data.disputeId, { ...open, outcome: event.data.outcome }) : state;
    }
    default:
      return event satisfies never;
  }
}

function enrolled({ data, effectiveOn }: LearnerTakenIn): Enrolled {
  const { personRef, municipalityKey, arrivedOn, takenInBy, ...identity } = data;
  return {
    phase: 'enrolled',
    personRef,
    identity,
    municipalityKey,
    ...(arrivedOn === undefined ? {} : { arrivedOn }),
    ...(takenInBy === undefined ? {} : { takenInBy }),
    enrolledOn: effectiveOn,
    disputes: {},
  };
}

const withDispute = (state: Enrolled, id: string, dispute: Dispute): Enrolled => ({
  ...state,
  disputes: { ...state.disputes, [id]: dispute },
});
