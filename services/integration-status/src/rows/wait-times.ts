import { grouped, LEAST_MEMBERS, timesOf, toldParts } from './told-groups.js';

/** One wait that ended, as the index has it. */
interface EndedWait {
  readonly courseType: string;
  readonly days: number;
}

export interface WaitTime {
  /** Absent: of all types. */
  readonly courseType?: string;
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

/**
 * Median and 90th percentile of the waits to a registration, of all and by type of course, longest first; from five on.
 * What is left beside the types that are told is five or nothing. `keys`: `day|course type|days`.
 */
export function waitTimes(keys: readonly string[]): readonly WaitTime[] {
  const all = keys.map(endedWait);
  if (all.length < LEAST_MEMBERS) return [];
  const parts = toldParts(
    all,
    grouped(all, ({ courseType }) => courseType),
  );
  return [
    timesOf(daysOf(all)),
    ...parts
      .map((part) => ({ courseType: part[0]?.courseType ?? '', ...timesOf(daysOf(part)) }))
      .toSorted((one, other) => other.median - one.median || other.p90 - one.p90),
  ];
}

const daysOf = (waits: readonly EndedWait[]): readonly number[] => waits.map(({ days }) => days);

function endedWait(key: string): EndedWait {
  const [, courseType = '', days = ''] = key.split('|');
  return { courseType, days: Number(days) };
}
