import { type ErasedEvent, type Sphere, milestoneKey } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { departmentOf, type Departments, sphereIn } from '../departments/departments.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import type { MilestoneEvent, MilestoneRecorded, MilestoneWithdrawn } from './milestone.events.js';

type Report = MilestoneRecorded['data'];

export type RecordMilestone = { readonly type: 'record-milestone' } & Report & Effective;
export type WithdrawMilestone = { readonly type: 'withdraw-milestone' } & MilestoneWithdrawn['data'] & Effective;
export type MilestoneCommand = RecordMilestone | WithdrawMilestone;

export interface MilestoneFacts extends Today {
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  readonly departments: Departments;
}

/** By department and milestone: the last known state and its day. */
export interface MilestoneState {
  readonly reached: Readonly<Record<string, { readonly state: Report['state']; readonly on: string }>>;
  readonly erased: boolean;
}

/** Stream id: one stream per person and sphere, so that no stream mixes keys. */
export const milestoneStreamId = (personRef: string, sphere: Sphere): string => `${personRef}-${sphere}`;

const RECORDED = {
  coordination: 'milestone-recorded',
  youth: 'youth-milestone-recorded',
  health: 'health-milestone-recorded',
} as const;
const WITHDRAWN = {
  coordination: 'milestone-withdrawn',
  youth: 'youth-milestone-withdrawn',
  health: 'health-milestone-withdrawn',
} as const;

/** Guards what departments report about one person in one sphere. */
export const milestoneDecider: Decider<MilestoneState, MilestoneCommand, MilestoneEvent, MilestoneFacts> = {
  aggregate: 'milestone',
  initial: { reached: {}, erased: false },
  evolve,
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (facts.learner === 'unknown') return refuse('learner-unknown', 'not-found', 'This reference names no learner.');
    if (facts.learner === 'erased' || state.erased) {
      return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    }
    return refuseUnknown(command, facts) ?? decideOn(state, command, facts);
  },
};

function evolve(state: MilestoneState, event: MilestoneEvent | ErasedEvent): MilestoneState {
  if (event.type === 'erased') return { reached: {}, erased: true };
  const key = milestoneKey(event.data);
  if ('reason' in event.data) {
    const { [key]: _withdrawn, ...reached } = state.reached;
    return { ...state, reached };
  }
  const known = state.reached[key];
  if (known && known.on > event.effectiveOn) return state;
  return { ...state, reached: { ...state.reached, [key]: { state: event.data.state, on: event.effectiveOn } } };
}

function refuseUnknown(command: MilestoneCommand, { departments }: MilestoneFacts): Decision<never> | undefined {
  const department = departmentOf(departments, command.department);
  if (!department) return refuse('department-unknown', 'invalid', 'The county has no such department.', '/department');
  return department.milestones.some(({ milestone }) => milestone === command.milestone)
    ? undefined
    : refuse('milestone-of-another', 'invalid', 'This department has no such milestone.', '/milestone');
}

function decideOn(state: MilestoneState, command: MilestoneCommand, facts: MilestoneFacts): Decision<MilestoneEvent> {
  const { personRef, department, milestone } = command;
  const sphere = sphereIn(facts.departments, department);
  const known = state.reached[milestoneKey(command)];
  const effectiveOn = dayOf(command, facts);
  const ids = { personRef, department, milestone };
  if (command.type === 'withdraw-milestone') {
    return known
      ? accept({ type: WITHDRAWN[sphere], effectiveOn, data: { ...ids, reason: command.reason } })
      : refuse('milestone-not-reported', 'conflict', 'Nothing is reported that could be taken back.', '/milestone');
  }
  if (known?.state === command.state)
    return refuse('milestone-unchanged', 'conflict', 'The milestone has this state already.', '/state');
  return accept({ type: RECORDED[sphere], effectiveOn, data: { ...ids, state: command.state } });
}
