import { accept, type Decision, refuse } from '#event-sourcing';
import { addDays } from '../days.js';
import { dayOf, refuseFuture } from '../effective-day.js';
import type { ChangeRun, CourseRunFacts, PlanRun } from './course-run.commands.js';
import type { CourseRunEvent } from './course-run.events.js';
import type { CourseRunState } from './course-run.state.js';

const LONG_AGO_DAYS = 365;

/** Form and identity alone refuse a plan, and the law that ended a type; group sizes and admissions warn. */
export function decidePlan(state: CourseRunState, command: PlanRun, facts: CourseRunFacts): Decision<CourseRunEvent> {
  const { plan: planned, historic } = command;
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (state.phase !== 'unknown')
    return refuse('run-already-planned', 'conflict', 'A run with this id is planned already.');
  if (!facts.providerKnown) return refuse('provider-unknown', 'rule', 'No such provider takes part.', '/providerId');
  if (facts.providerRetired && !historic)
    return refuse('provider-retired', 'rule', 'The provider takes part no longer.', '/providerId');
  if (!facts.courseType)
    return refuse('course-type-unknown', 'invalid', 'The catalogue has no such course type.', '/courseType');
  if (facts.courseType.standing === 'ended' && !historic) {
    return refuse('course-type-ended', 'rule', 'By law no such course begins on that day any more.', '/courseType');
  }
  if (facts.courseUnknown)
    return refuse('course-unknown', 'invalid', 'The provider has no such course in its catalogue.', '/courseId');
  return (
    refusePlan(planned, facts, historic === true) ??
    accept<CourseRunEvent>({ type: 'course-run-planned', effectiveOn, data: planned })
  );
}

/** What a plan and a changed plan are refused for alike. `anyStart`: an import brings history, or the day stays. */
export function refusePlan(
  { startsOn, endsOn, minimumGroup, seats }: ChangeRun['change'],
  { today, venueUnknown }: CourseRunFacts,
  anyStart: boolean,
): Decision<never> | undefined {
  // A year that was mistyped.
  if (!anyStart && startsOn < addDays(today, -LONG_AGO_DAYS))
    return refuse('begins-too-long-ago', 'invalid', 'A run that is planned began a year ago at most.', '/startsOn');
  if (endsOn < startsOn) return refuse('end-before-start', 'invalid', 'The end lies before the start.', '/endsOn');
  if (minimumGroup > seats) {
    const detail = 'The minimum group is larger than the number of seats.';
    return refuse('minimum-above-seats', 'invalid', detail, '/minimumGroup');
  }
  return venueUnknown ? refuse('venue-unknown', 'invalid', 'The provider has no such place.', '/venueId') : undefined;
}
