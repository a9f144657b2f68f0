import { addDays, daysBetween } from '../projections/days.js';
import { takenOn } from '../projections/run/run.state.js';
import type { CollisionRule } from './matching-rules.js';
import type { PlacedRun } from './run-facts.js';
import { type Distance, type Place, placeOfRun } from './weigh.js';

/** How many are expected at the start of a run, and on what that rests. */
export interface Forecast {
  readonly runId: string;
  readonly taken: number;
  /** Registrations within the days of the trend. */
  readonly lately: number;
  /** Waiting persons who fit with nothing against it. */
  readonly fitting: number;
  readonly expected: number;
  readonly minimumGroup: number;
  readonly atRisk: boolean;
}

/** Two runs that take each other's people. The one that is kept stands first. */
export interface Collision {
  readonly kept: PlacedRun;
  readonly dissolved: PlacedRun;
  readonly km: number;
  readonly daysApart: number;
  readonly forecasts: readonly [kept: Forecast, dissolved: Forecast];
}

/**
 * How many a run will have at its start: those registered, and as many more as registered lately for as long as there are
 * fitting people who wait.
 */
export function forecast(run: PlacedRun, fitting: number, rule: CollisionRule, day: string): Forecast {
  const lately = Math.max(0, run.taken - takenOn(run, addDays(day, -rule.trendDays)));
  const left = Math.max(0, daysBetween(day, run.startsOn));
  const more = Math.min(fitting, Math.floor((lately * left) / rule.trendDays), Math.max(0, run.seats - run.taken));
  const expected = run.taken + more;
  const { runId, taken, minimumGroup } = run;
  return { runId, taken, lately, fitting, expected, minimumGroup, atRisk: expected < minimumGroup };
}

/**
 * Planned runs of the same type and level, near in place and start, each at risk of too few. Kept is the one with more
 * expected people, then the one that begins sooner. Each pair once, the soonest start first.
 */
export function collisions(
  runs: readonly PlacedRun[],
  fittingCount: (run: PlacedRun) => number,
  { rule, distance, day }: { readonly rule: CollisionRule; readonly distance: Distance; readonly day: string },
): readonly Collision[] {
  const until = addDays(day, rule.lookAheadDays);
  const groups = new Map<string, { readonly run: PlacedRun; readonly forecast: Forecast }[]>();
  for (const run of runs) {
    if (run.state !== 'planned' || run.startsOn < day || run.startsOn > until) continue;
    const expected = forecast(run, fittingCount(run), rule, day);
    if (!expected.atRisk) continue;
    const key = `${run.courseType}|${run.entryLevel}`;
    groups.set(key, [...(groups.get(key) ?? []), { run, forecast: expected }]);
  }
  const found: Collision[] = [];
  for (const group of groups.values()) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        const km = distance(placeOfRun(one.run), placeOfRun(other.run));
        const daysApart = Math.abs(daysBetween(one.run.startsOn, other.run.startsOn));
        if (km === undefined || km > rule.withinKm || daysApart > rule.startWithinDays) continue;
        const [kept, dissolved] = isKept(one, other) ? [one, other] : [other, one];
        const forecasts = [kept.forecast, dissolved.forecast] as const;
        found.push({ kept: kept.run, dissolved: dissolved.run, km, daysApart, forecasts });
      }
    }
  }
  const start = ({ kept, dissolved }: Collision): string =>
    `${kept.startsOn < dissolved.startsOn ? kept.startsOn : dissolved.startsOn}|${kept.runId}|${dissolved.runId}`;
  return found.sort((one, other) => (start(one) < start(other) ? -1 : 1));
}

interface Expected {
  readonly run: PlacedRun;
  readonly forecast: Forecast;
}

const isKept = (one: Expected, other: Expected): boolean =>
  one.forecast.expected === other.forecast.expected
    ? `${one.run.startsOn}|${one.run.runId}` < `${other.run.startsOn}|${other.run.runId}`
    : one.forecast.expected > other.forecast.expected;

/** How far the people of one run would travel to another, beside their way now. */
export interface Travel {
  readonly persons: number;
  /** Of how many the place is known. */
  readonly known: number;
  readonly medianKm?: number;
  readonly longestKm?: number;
  /** Whose way becomes longer. */
  readonly farther: number;
}

/** The way of people from their municipalities to the place of the run that is kept. */
export function travelTo(homes: readonly (string | undefined)[], from: Place, to: Place, distance: Distance): Travel {
  const ways = homes.flatMap((home) => {
    const [now, then] = home === undefined ? [] : [distance(home, from), distance(home, to)];
    return now === undefined || then === undefined ? [] : [{ now, then }];
  });
  const kilometres = ways.map(({ then }) => then).toSorted((one, other) => one - other);
  const medianKm = kilometres[Math.floor((kilometres.length - 1) / 2)];
  const longestKm = kilometres.at(-1);
  return {
    persons: homes.length,
    known: ways.length,
    farther: ways.filter(({ now, then }) => then > now).length,
    ...(medianKm === undefined ? {} : { medianKm }),
    ...(longestKm === undefined ? {} : { longestKm }),
  };
}
