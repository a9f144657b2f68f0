import type { CefrLevel, Funding } from '#contracts';
import { addDays } from '../days.js';
import { type CourseType } from './course-type.js';
import { versionOn } from './dated-rule.js';

/** What a plan may leave to its type. */
export interface PlanGaps {
  readonly title?: string;
  readonly entryLevel?: CefrLevel;
  readonly targetLevel?: CefrLevel;
  readonly funding?: Funding;
  readonly seats?: number;
  readonly minimumGroup?: number;
  readonly teachingUnits?: number;
  readonly endsOn?: string;
}
type Filled = Required<Omit<PlanGaps, 'teachingUnits'>> & Pick<PlanGaps, 'teachingUnits'>;

/** Fewer days of teaching than a week has: a course that begins on a Monday ends on a Friday. */
const DAYS_AFTER_LAST_MONDAY = 4;
/** Weeks of a course whose units nobody sets. */
const WEEKS_OF_FREE_COURSE = 13;

/** The plan with what its type proposes where nothing was said. */
export function filledPlan(type: CourseType, startsOn: string, gaps: PlanGaps): Filled {
  const { planning } = type;
  const version = versionOn(type.versions, startsOn) ?? type.versions.at(-1);
  const teachingUnits = gaps.teachingUnits ?? version?.teachingUnits;
  const seats = gaps.seats ?? planning.seats;
  const weeks = teachingUnits === undefined ? WEEKS_OF_FREE_COURSE : Math.ceil(teachingUnits / planning.weeklyUnits);
  return {
    title: gaps.title ?? type.name,
    entryLevel: gaps.entryLevel ?? planning.entryLevel,
    targetLevel: gaps.targetLevel ?? planning.targetLevel,
    funding: gaps.funding ?? type.funding,
    seats,
    minimumGroup: gaps.minimumGroup ?? Math.min(planning.minimumGroup, seats),
    endsOn: gaps.endsOn ?? addDays(startsOn, (weeks - 1) * 7 + DAYS_AFTER_LAST_MONDAY),
    ...(teachingUnits === undefined ? {} : { teachingUnits }),
  };
}
