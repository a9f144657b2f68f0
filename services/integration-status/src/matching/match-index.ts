import type { CefrLevel } from '#contracts';
import { distanceKm, type Municipality, type Point } from '../county/county.js';
import {
  compareFits,
  type Distance,
  type Fit,
  isCandidate,
  type OpenRun,
  type Place,
  type Seeking,
  weigh,
  type Weighing,
} from './weigh.js';

/**
 * Distances between places. Those between municipalities are computed once: there are few of them, and many people in
 * each; those to a house each time.
 */
export function distances(municipalities: ReadonlyMap<string, Municipality>): Distance {
  const known = new Map<string, number>();
  const pointOf = (place: Place): Point | undefined => (typeof place === 'string' ? municipalities.get(place) : place);
  return (from, to) => {
    if (typeof from !== 'string' || typeof to !== 'string') return between(pointOf(from), pointOf(to));
    const key = from < to ? `${from}|${to}` : `${to}|${from}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const km = between(municipalities.get(from), municipalities.get(to));
    if (km !== undefined) known.set(key, km);
    return km;
  };
}

const between = (from: Point | undefined, to: Point | undefined): number | undefined =>
  from && to && Math.round(distanceKm(from, to));

/** Who waits, as a free seat looks for her. `place` sorts by the fair order. */
export interface IndexedEntry {
  readonly entryId: string;
  readonly courseType: string;
  readonly place: string;
  readonly seeking: Seeking;
}

export interface PersonFit<Entry extends IndexedEntry = IndexedEntry> {
  readonly entry: Entry;
  readonly fit: Fit;
}

const bucketOf = (courseType: string, level: CefrLevel): string => `${courseType}|${level}`;

/**
 * Open runs by level, waiting people by type and level, both in memory: a question looks at those alone that it can be
 * about. The answer is that of a look at everything.
 */
export class MatchIndex<Run extends OpenRun, Entry extends IndexedEntry> {
  private readonly runs = new Map<CefrLevel, Run[]>();
  private readonly entries = new Map<string, Entry[]>();

  constructor(
    runs: readonly Run[],
    entries: readonly Entry[],
    private readonly weighing: Weighing,
  ) {
    for (const run of runs)
      if (isCandidate({ level: run.entryLevel }, run, weighing.day)) put(this.runs, run.entryLevel, run);
    for (const entry of entries) put(this.entries, bucketOf(entry.courseType, entry.seeking.level), entry);
    for (const waiting of this.entries.values()) waiting.sort((one, other) => (one.place < other.place ? -1 : 1));
  }

  /** The best runs for a person. */
  runsFor(seeking: Seeking, limit: number): readonly Fit<Run>[] {
    const fits = (this.runs.get(seeking.level) ?? []).map((run) => weigh(seeking, run, this.weighing));
    const { reachKm } = this.weighing.rules.matching;
    return fits.sort((one, other) => compareFits(one, other, reachKm)).slice(0, limit);
  }

  /**
   * The people for a free seat: those without a reason against first, each in the fair order. `seekingOf`: what of each
   * may be weighed.
   */
  personsFor(
    run: Run,
    limit: number,
    seekingOf: (entry: Entry) => Seeking = ({ seeking }) => seeking,
  ): readonly PersonFit<Entry>[] {
    const found: PersonFit<Entry>[][] = [];
    for (const entry of this.entries.get(bucketOf(run.courseType, run.entryLevel)) ?? []) {
      const fit = weigh(seekingOf(entry), run, this.weighing);
      (found[fit.reasonsAgainst.length] ??= []).push({ entry, fit });
    }
    return found.flat().slice(0, limit);
  }

  /** How many wait for the type and level of a run with nothing against it. */
  fittingCount(run: Run): number {
    const waiting = this.entries.get(bucketOf(run.courseType, run.entryLevel)) ?? [];
    return waiting.filter(({ seeking }) => weigh(seeking, run, this.weighing).reasonsAgainst.length === 0).length;
  }

  /** Everybody who waits for a type and level, in the fair order. */
  waitingFor(courseType: string, level: CefrLevel): readonly Entry[] {
    return this.entries.get(bucketOf(courseType, level)) ?? [];
  }
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
