import type { courseEvents, ErasedEvent, EventOf } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';
import type { CourseTypeFacts } from '../rules/course-type.js';

export type CourseEvent = EventOf<(typeof courseEvents)[number]>;
export type CourseData = Extract<CourseEvent, { readonly type: 'course-described' }>['data'];

export interface DescribeCourse extends OfDay {
  readonly kind: 'describe';
  readonly course: CourseData;
}
/** The whole description anew; provider and type of a course never change. */
export interface ChangeCourse extends OfDay {
  readonly kind: 'change';
  readonly course: Omit<CourseData, 'courseId' | 'providerId' | 'courseType'>;
}
export interface WithdrawCourse extends OfDay {
  readonly kind: 'withdraw';
}
export type CourseCommand = DescribeCourse | ChangeCourse | WithdrawCourse;

export interface CourseEntryFacts extends Today {
  readonly providerKnown?: boolean;
  readonly courseType?: CourseTypeFacts;
}

export interface CourseState {
  readonly phase: 'unknown' | 'offered' | 'withdrawn';
  readonly course?: CourseData;
}

/** An entry of a provider's catalogue: described once, changed while it is offered, withdrawn once. */
export const courseDecider: Decider<CourseState, CourseCommand, CourseEvent, CourseEntryFacts> = {
  aggregate: 'course',
  initial: { phase: 'unknown' },
  evolve,
  decide,
};

function evolve(state: CourseState, event: CourseEvent | ErasedEvent): CourseState {
  switch (event.type) {
    case 'course-described':
    case 'course-changed':
      return { phase: 'offered', course: event.data };
    case 'course-withdrawn':
      return { ...state, phase: 'withdrawn' };
    case 'erased':
      return state;
  }
}

function decide(state: CourseState, command: CourseCommand, facts: CourseEntryFacts): Decision<CourseEvent> {
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (command.kind === 'describe') {
    if (state.phase !== 'unknown')
      return refuse('course-already-described', 'conflict', 'A course with this id is described already.');
    if (!facts.providerKnown) return refuse('provider-unknown', 'rule', 'No such provider takes part.', '/providerId');
    if (!facts.courseType)
      return refuse('course-type-unknown', 'invalid', 'The catalogue has no such course type.', '/courseType');
    return accept<CourseEvent>({ type: 'course-described', effectiveOn, data: command.course });
  }
  if (state.course === undefined) return refuse('course-unknown', 'not-found', 'There is no such course.');
  if (state.phase === 'withdrawn') return refuse('course-withdrawn', 'conflict', 'The course was withdrawn.');
  const { courseId, providerId, courseType } = state.course;
  return command.kind === 'change'
    ? accept<CourseEvent>({
        type: 'course-changed',
        effectiveOn,
        data: { ...command.course, courseId, providerId, courseType },
      })
    : accept<CourseEvent>({ type: 'course-withdrawn', effectiveOn, data: { courseId, providerId } });
}
