import {
  type ErasedEvent,
  latestLevel,
  type LevelHistory,
  type LevelRecord,
  withAssessment,
  withCorrection,
} from '#contracts';
import type {
  DatumDisputed,
  DisputeSettled,
  LearnerEvent,
  LearnerTakenIn,
  LiteracyRecorded,
  NeedsRecorded,
} from './learner.events.js';

type TakenIn = LearnerTakenIn['data'];
export type Identity = Pick<TakenIn, 'givenName' | 'familyName' | 'birthDate' | 'contact'>;
export type Needs = Omit<NeedsRecorded['data'], 'personRef'>;
export type Literacy = Omit<LiteracyRecorded['data'], 'personRef'>;

export interface Dispute extends Omit<DatumDisputed['data'], 'personRef' | 'disputeId'> {
  readonly on: string;
  readonly outcome?: DisputeSettled['data']['outcome'];
  readonly settledOn?: string;
}

export interface Residence {
  readonly municipalityKey: string;
  /** The first day there. */
  readonly on: string;
}

export interface Enrolled {
  readonly phase: 'enrolled';
  /** How many events the stream holds: old assessments are told by it. */
  readonly events: number;
  readonly personRef: string;
  readonly identity: Identity;
  /** Of the latest residence by its day. */
  readonly municipalityKey: string;
  /** In the order in which they were recorded. */
  readonly residences: readonly Residence[];
  readonly arrivedOn?: string;
  readonly takenInBy?: string;
  readonly enrolledOn: string;
  readonly levels: LevelHistory;
  /** The level that holds. */
  readonly level?: LevelRecord;
  /** The latest by its day, like the needs: history may be recorded late. */
  readonly literacy?: Literacy & { readonly on: string };
  readonly needs?: Needs & { readonly on: string };
  readonly disputes: Readonly<Record<string, Dispute>>;
  /** The elder reference that all of this counts for. */
  readonly mergedInto?: string;
  /** References of others whom somebody took this person for. */
  readonly notSameAs: readonly string[];
}

export type LearnerState = { readonly phase: 'unknown' } | Enrolled | { readonly phase: 'erased' };

export const initialLearner: LearnerState = { phase: 'unknown' };

export function evolveLearner(state: LearnerState, event: LearnerEvent | ErasedEvent): LearnerState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'learner-taken-in') return enrolled(event);
  if (state.phase !== 'enrolled') return state;
  return evolveEnrolled({ ...state, events: state.events + 1 }, event);
}

function evolveEnrolled(state: Enrolled, event: Exclude<LearnerEvent, LearnerTakenIn>): Enrolled {
  switch (event.type) {
    case 'language-level-assessed':
      return withLevels(state, withAssessment(state.levels, event, state.events));
    case 'language-level-corrected':
      return withLevels(state, withCorrection(state.levels, event));
    case 'literacy-recorded': {
      if (state.literacy && state.literacy.on > event.effectiveOn) return state;
      const { personRef: _, ...literacy } = event.data;
      return { ...state, literacy: { ...literacy, on: event.effectiveOn } };
    }
    case 'needs-recorded': {
      if (state.needs && state.needs.on > event.effectiveOn) return state;
      const { personRef: _, ...needs } = event.data;
      return { ...state, needs: { ...needs, on: event.effectiveOn } };
    }
    case 'learner-moved': {
      const residences = [...state.residences, { municipalityKey: event.data.municipalityKey, on: event.effectiveOn }];
      return { ...state, residences, municipalityKey: residenceOn(residences, LAST_DAY) ?? state.municipalityKey };
    }
    case 'learner-identity-corrected': {
      const { personRef: _, ...identity } = event.data;
      return { ...state, identity: { ...state.identity, ...identity } };
    }
    case 'datum-disputed': {
      const { personRef: _, disputeId, ...disputed } = event.data;
      return withDispute(state, disputeId, { ...disputed, on: event.effectiveOn });
    }
    case 'dispute-settled': {
      const { disputeId, outcome } = event.data;
      const open = state.disputes[disputeId];
      return open ? withDispute(state, disputeId, { ...open, outcome, settledOn: event.effectiveOn }) : state;
    }
    case 'learner-merged':
      return { ...state, mergedInto: event.data.into, notSameAs: without(state.notSameAs, event.data.into) };
    case 'learner-merge-undone': {
      const { mergedInto: _, ...apart } = state;
      return { ...apart, notSameAs: [...without(state.notSameAs, event.data.from), event.data.from] };
    }
    case 'duplicate-dismissed':
      return { ...state, notSameAs: [...without(state.notSameAs, event.data.other), event.data.other] };
    default:
      return event satisfies never;
  }
}

/** After every day. */
const LAST_DAY = '9999-12-31';

/** Where a person lives on a day; of two moves of one day the one recorded last. */
export const residenceOn = (residences: readonly Residence[], day: string): string | undefined =>
  residences
    .filter(({ on }) => on <= day)
    .reduce<Residence | undefined>((latest, one) => (latest && latest.on > one.on ? latest : one), undefined)
    ?.municipalityKey;

function enrolled({ data, effectiveOn }: LearnerTakenIn): Enrolled {
  const { personRef, municipalityKey, arrivedOn, takenInBy, ...identity } = data;
  return {
    phase: 'enrolled',
    events: 1,
    personRef,
    identity,
    municipalityKey,
    residences: [{ municipalityKey, on: effectiveOn }],
    ...(arrivedOn === undefined ? {} : { arrivedOn }),
    ...(takenInBy === undefined ? {} : { takenInBy }),
    enrolledOn: effectiveOn,
    levels: [],
    disputes: {},
    notSameAs: [],
  };
}

function withLevels(state: Enrolled, levels: LevelHistory): Enrolled {
  const { level: _, ...rest } = state;
  const level = latestLevel(levels);
  return { ...rest, levels, ...(level === undefined ? {} : { level }) };
}

const withDispute = (state: Enrolled, id: string, dispute: Dispute): Enrolled => ({
  ...state,
  disputes: { ...state.disputes, [id]: dispute },
});

const without = (refs: readonly string[], ref: string): readonly string[] => refs.filter((one) => one !== ref);
