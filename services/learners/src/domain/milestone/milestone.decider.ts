import type { ErasedEvent, Sphere } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import type { MilestoneEvent, MilestoneRecorded } from './milestone.events.js';

type Report = MilestoneRecorded['data'];

export type RecordMilestone = { readonly type: 'record-milestone' } & Report & Effective;

export interface MilestoneFacts extends Today {
  readonly learner: 'enrolled' | 'unknown' | 'erased';
}

/** By department and milestone: the last known state and its day. */
export interface MilestoneState {
  readonly reached: Readonly<Record<string, { readonly state: Report['state']; readonly on: string }>>;
  readonly erased: boolean;
}

/** Whose key seals a department's report: youth and health are stored and keyed apart. */
export const sphereOf = (department: string): Sphere =>
  department === 'youth' || department === 'health' ? department : 'coordination';

/** Stream id: one stream per person and sphere, so that no stream mixes keys. */
export const milestoneStreamId = (personRef: string, department: string): string =>
  `${personRef}-${sphereOf(department)}`;

const EVENT_TYPES = {
  coordination: 'milestone-recorded',
  youth: 'youth-milestone-recorded',
  health: 'health-milestone-recorded',
} as const;

const keyOf = ({ department, milestone }: Report): string => `${department}|${milestone}`;

/** Guards what departments report about one person in one sphere. */
export const milestoneDecider: Decider<MilestoneState, RecordMilestone, MilestoneEvent, MilestoneFacts> = {
  aggregate: 'milestone',
  initial: { reached: {}, erased: false },
  evolve: (state: MilestoneState, event: MilestoneEvent | ErasedEvent) => {
    if (event.type === 'erased') return { reached: {}, erased: true };
    const known = state.reached[keyOf(event.data)];
    if (known && known.on > event.effectiveOn) return state;
    const reached = { ...state.reached, [keyOf(event.data)]: { state: event.data.state, on: event.effectiveOn } };
    return { ...state, reached };
  },
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (facts.learner === 'unknown') return refuse('learner-unknown', 'not-found', 'This reference names no learner.');
    if (facts.learner === 'erased' || state.erased) {
      return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    }
    const { personRef, department, milestone } = command;
    if (state.reached[keyOf(command)]?.state === command.state) {
      return refuse('milestone-unchanged', 'conflict', 'The milestone has this state already.', '/state');
    }
    const data = { personRef, department, milestone, state: command.state };
    return accept({ type: EVENT_TYPES[sphereOf(department)], effectiveOn: dayOf(command, facts), data });
  },
};
