import type { CefrLevel, EntitlementKind, Requirement, TimeOfDay } from '#contracts';
import type { Point } from '../county/county.js';
import { daysBetween } from '../projections/days.js';
import type { RunView } from '../projections/run/run.state.js';
import type { MatchingRules } from './matching-rules.js';
import type { Reason } from './reasons.js';

/** What of the place and of the provider is weighed; absent: not known. */
export interface RunFacts {
  /** Where its house lies. */
  readonly point?: Point;
  readonly stepFree?: boolean;
  /** What the place offers besides; absent: nobody said. */
  readonly offers?: readonly Requirement[];
  /** Whether the provider is admitted to the type when the run begins. */
  readonly admitted?: boolean;
}

/** A run as it is weighed. */
export type OpenRun = RunFacts &
  Pick<
    RunView,
    | 'runId'
    | 'providerId'
    | 'courseType'
    | 'entryLevel'
    | 'municipalityKey'
    | 'timeOfDay'
    | 'childcare'
    | 'seats'
    | 'taken'
    | 'startsOn'
    | 'endsOn'
    | 'entryModule'
    | 'registrationOpen'
    | 'state'
  >;

/** For whom a run is sought: only what the proposal may rest on. */
export interface Seeking {
  readonly level: CefrLevel;
  /** Types that are waited for, or that follow; absent: any. */
  readonly types?: readonly string[];
  /** Whether the types are waited for or the usual next step. */
  readonly typesAre?: 'wanted' | 'next-step';
  readonly municipalityKey?: string;
  readonly timesOfDay?: readonly TimeOfDay[];
  readonly childcare?: boolean;
  /** When children must be looked after; absent: whenever there is a course. */
  readonly childcareTimes?: readonly TimeOfDay[];
  readonly maxDistanceKm?: number;
  /** Minutes of the way there. */
  readonly maxTravelMinutes?: number;
  readonly stepFree?: boolean;
  /** What the place or the teaching must offer. */
  readonly requirements?: readonly Requirement[];
  /** The module that is next for her in a type of course that she left before its end. */
  readonly nextModule?: Readonly<Record<string, number>>;
  /** Open rights; absent: not to be told. */
  readonly rights?: readonly { readonly kind: EntitlementKind; readonly lapsesOn?: string }[];
  /** Periods in which she takes part elsewhere. */
  readonly courses?: readonly { readonly startsOn: string; readonly endsOn: string }[];
  /** What was decided about runs before. */
  readonly decided?: Readonly<Record<string, string>>;
}

/** A municipality by its key, or a point where a house is known to lie. */
export type Place = string | Point;

/** Straight kilometres between two places, whole; undefined: one of them is not known. */
export type Distance = (from: Place, to: Place) => number | undefined;

/** Where a run takes place: its house where that is known, else its municipality. */
export const placeOfRun = ({ point, municipalityKey }: Pick<OpenRun, 'point' | 'municipalityKey'>): Place =>
  point ?? municipalityKey;

export interface Weighing {
  readonly day: string;
  readonly rules: MatchingRules;
  readonly distance: Distance;
}

/** A run proposed for a person, with the reasons for and against; a person decides. */
export interface Fit<Run extends OpenRun = OpenRun> {
  readonly run: Run;
  readonly distanceKm?: number;
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
}

/** Who seeks a level is offered runs that begin at it, have a seat, and have not begun. */
export const isCandidate = ({ level }: Pick<Seeking, 'level'>, run: OpenRun, day: string): boolean =>
  run.state === 'planned' &&
  run.registrationOpen &&
  run.entryLevel === level &&
  run.taken < run.seats &&
  run.startsOn >= day;

/** The reasons for and against one run. */
export function weigh<Run extends OpenRun>(seeking: Seeking, run: Run, weighing: Weighing): Fit<Run> {
  const reasonsFor: Reason[] = [{ code: 'level-fits', level: run.entryLevel }];
  const reasonsAgainst: Reason[] = [];
  const say = (holds: boolean, pro: Reason, contra: Reason): void => {
    if (holds) reasonsFor.push(pro);
    else reasonsAgainst.push(contra);
  };
  reasonsFor.push({ code: 'seats-free', seats: run.seats - run.taken });
  weighType(seeking, run, say);
  weighModule(seeking, run, say);
  const right = weighRight(seeking, run, weighing);
  reasonsFor.push(...right.pro);
  reasonsAgainst.push(...right.contra);
  const distanceKm = weighPlace(seeking, run, weighing, say);
  if (needsCare(seeking, run)) say(run.childcare, { code: 'childcare' }, { code: 'no-childcare' });
  if (seeking.timesOfDay && seeking.timesOfDay.length > 0)
    say(seeking.timesOfDay.includes(run.timeOfDay), { code: 'time-fits' }, { code: 'other-time' });
  if (seeking.stepFree && run.stepFree === undefined) reasonsAgainst.push({ code: 'step-free-unknown' });
  else if (seeking.stepFree) say(run.stepFree === true, { code: 'step-free' }, { code: 'steps' });
  weighRequirements(seeking, run, say);
  if (run.admitted === false) reasonsAgainst.push({ code: 'not-admitted' });
  if (seeking.courses?.some(({ startsOn, endsOn }) => startsOn <= run.endsOn && run.startsOn <= endsOn))
    reasonsAgainst.push({ code: 'overlaps' });
  const decided = seeking.decided?.[run.runId];
  if (decided === 'declined-by-person') reasonsAgainst.push({ code: 'declined-before' });
  if (decided === 'not-fitting') reasonsAgainst.push({ code: 'not-fitting-before' });
  if (decided === 'failed') reasonsAgainst.push({ code: 'failed-before' });
  return { run, reasonsFor, reasonsAgainst, ...(distanceKm === undefined ? {} : { distanceKm }) };
}

/** Children are looked after in parts of the day that may be others than that of the run. */
const needsCare = ({ childcare, childcareTimes = [] }: Seeking, { timeOfDay }: OpenRun): boolean =>
  childcare === true && (childcareTimes.length === 0 || childcareTimes.includes(timeOfDay));

type Say = (holds: boolean, pro: Reason, contra: Reason) => void;

function weighType({ types, typesAre }: Seeking, { courseType }: OpenRun, say: Say): void {
  if (!types) return;
  if (typesAre === 'next-step')
    say(types.includes(courseType), { code: 'follow-up-step' }, { code: 'no-follow-up-step' });
  else say(types.includes(courseType), { code: 'type-fits' }, { code: 'other-type' });
}

/** Of who left a course before its end: whether the run begins with what comes next for her. */
function weighModule({ nextModule }: Seeking, { courseType, entryModule = 1 }: OpenRun, say: Say): void {
  const next = nextModule?.[courseType];
  if (next === undefined) return;
  const module = { module: entryModule };
  say(next === entryModule, { code: 'module-fits', ...module }, { code: 'other-module', ...module, next });
}

/** Whether the place is reached without a step is weighed by itself. */
function weighRequirements({ requirements = [] }: Seeking, { offers }: OpenRun, say: Say): void {
  for (const requirement of requirements) {
    if (requirement === 'step-free') continue;
    if (offers === undefined)
      say(false, { code: 'requirement-met', requirement }, { code: 'requirement-unknown', requirement });
    else
      say(
        offers.includes(requirement),
        { code: 'requirement-met', requirement },
        { code: 'requirement-not-met', requirement },
      );
  }
}

function weighRight(
  { rights }: Seeking,
  run: OpenRun,
  { day, rules }: Weighing,
): { readonly pro: readonly Reason[]; readonly contra: readonly Reason[] } {
  const type = rules.typeRule(run.courseType);
  const ended: Reason[] = type.lastStart !== undefined && run.startsOn > type.lastStart ? [{ code: 'type-ended' }] : [];
  if (!rights) return { pro: [], contra: ended };
  if (type.rights.length === 0) return { pro: [{ code: 'no-right-needed' }], contra: ended };
  const open = rights.filter(
    ({ kind, lapsesOn }) => type.rights.includes(kind) && (lapsesOn === undefined || lapsesOn >= day),
  );
  const pro: Reason[] = open.length > 0 ? [{ code: 'right-open' }] : [];
  const contra: Reason[] = open.length > 0 ? ended : [...ended, { code: 'right-missing' }];
  const soonest = open.flatMap(({ lapsesOn }) => lapsesOn ?? []).toSorted()[0];
  if (soonest !== undefined && run.startsOn > soonest)
    pro.push({ code: 'keeps-right', days: daysBetween(day, soonest) });
  const days = (rules.matching.startWithinDays as Readonly<Record<string, number | undefined>>)[type.family];
  if (days === undefined) return { pro, contra };
  const wait = daysBetween(day, run.startsOn);
  if (wait <= days) pro.push({ code: 'starts-in-time' });
  else contra.push({ code: 'starts-late', days: wait });
  return { pro, contra };
}

function weighPlace(
  { municipalityKey, maxDistanceKm, maxTravelMinutes }: Seeking,
  run: OpenRun,
  { rules, distance }: Weighing,
  say: Say,
): number | undefined {
  const km = municipalityKey === undefined ? undefined : distance(municipalityKey, placeOfRun(run));
  if (km === undefined) return undefined;
  const most = maxDistanceKm ?? rules.matching.reachKm;
  say(km <= most, { code: 'within-reach', km }, { code: 'too-far', km, most });
  const { minutesPerKm } = rules.matching;
  const minutes = minutesPerKm === undefined ? undefined : km * minutesPerKm;
  if (minutes !== undefined && maxTravelMinutes !== undefined && minutes > maxTravelMinutes)
    say(false, { code: 'within-reach', km }, { code: 'travel-too-long', minutes, most: maxTravelMinutes });
  return km;
}

/** Best first: fewest reasons against, then nearest, then soonest; the id makes the order total. */
export function compareFits(one: Fit, other: Fit, unknownKm: number): number {
  return (
    one.reasonsAgainst.length - other.reasonsAgainst.length ||
    (one.distanceKm ?? unknownKm) - (other.distanceKm ?? unknownKm) ||
    compare(one.run.startsOn, other.run.startsOn) ||
    compare(one.run.runId, other.run.runId)
  );
}

const HINDERING: ReadonlySet<Reason['code']> = new Set([
  'type-ended',
  'not-admitted',
  'too-far',
  'travel-too-long',
  'requirement-not-met',
  'steps',
  'no-childcare',
  'other-time',
  'overlaps',
  'declined-before',
  'not-fitting-before',
]);

/** Whether a reason keeps a run out of a short list; what can still be got or asked for does not. */
export const hinders = ({ code }: Reason): boolean => HINDERING.has(code);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
