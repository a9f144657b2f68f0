import type { CefrLevel, EntitlementKind } from '#contracts';
import type { ProjectionReader } from '#event-sourcing/projections';
import type { Municipality } from '../county/county.js';
import { addDays } from '../projections/days.js';
import type { ProviderView } from '../projections/provider/provider.state.js';
import type { RunView } from '../projections/run/run.state.js';
import type { OpenEntry, Seeker } from '../projections/seeker/seeker.state.js';
import { WAITING_INDEX } from '../projections/seeker/seeker.projection.js';
import { distances, type IndexedEntry, MatchIndex } from './match-index.js';
import type { MatchingRules } from './matching-rules.js';
import { type PlacedRun, withFacts } from './run-facts.js';
import type { Distance, Seeking, Weighing } from './weigh.js';
import { type OrderReason, placeOf, RareNeeds } from './waiting-order.js';

export const PLACING_BOARD = Symbol('PLACING_BOARD');

/** An entry with the person behind it and her place. */
export interface PlacedEntry extends IndexedEntry {
  readonly seeker: Seeker;
  readonly entry: OpenEntry;
  readonly reasons: readonly OrderReason[];
}

/** Everything that matching looks at, as of one moment. */
export interface PlacingState {
  readonly day: string;
  readonly rules: MatchingRules;
  readonly distance: Distance;
  readonly index: MatchIndex<PlacedRun, PlacedEntry>;
  /** All entries in the fair order. */
  readonly entries: readonly PlacedEntry[];
  /** Runs that began within a year, or are to begin. */
  readonly runs: ReadonlyMap<string, PlacedRun>;
}

/** The right of who is obliged to take part (§ 44a AufenthG): the types that it opens are those of the obligation. */
const RIGHT_OF_OBLIGED: EntitlementKind = 'integration-course-obligation';
const KEYS_AT_ONCE = 10_000;
const VIEWS_AT_ONCE = 500;
/** How old what is answered from memory may be. */
const FRESH_MS = 1_000;
const YEAR = 365;

interface Sources {
  readonly seekers: ProjectionReader<Seeker>;
  readonly runs: ProjectionReader<RunView>;
  readonly providers: ProjectionReader<ProviderView>;
}

/**
 * The index of matching, kept in memory and fed by the read models: of those who wait only who has changed is read again.
 * Each process has its own; it is never older than a second, and not older than a write that the reader names.
 */
export class PlacingBoard {
  private readonly seekers = new Map<string, KnownSeeker>();
  /** The day and the runs for which the entries of each seeker were placed. */
  private placedFor = '';
  private readonly distance: Distance;
  private state: PlacingState | undefined;
  private at = -Infinity;
  private reading: Promise<PlacingState> | undefined;

  constructor(
    private readonly sources: Sources,
    municipalities: ReadonlyMap<string, Municipality>,
    private readonly rulesOn: (day: string) => MatchingRules,
  ) {
    this.distance = distances(municipalities);
  }

  /** `fresh`: what the read models hold now. */
  async current(day: string, fresh = false): Promise<PlacingState> {
    if (!fresh && this.state?.day === day && performance.now() - this.at < FRESH_MS) return this.state;
    if (fresh) await this.reading?.catch(() => undefined);
    this.reading ??= this.read(day).finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(day: string): Promise<PlacingState> {
    const begun = performance.now();
    const rules = this.rulesOn(day);
    const [runs] = await Promise.all([this.runsSince(addDays(day, -YEAR)), this.readSeekers()]);
    const providers = await this.sources.providers.getMany([...new Set(runs.map(({ providerId }) => providerId))]);
    const placedRuns = runs.map((run) => withFacts(run, providers.get(run.providerId), rules));
    this.state = this.stateOf(placedRuns, { day, rules, distance: this.distance });
    this.at = begun;
    return this.state;
  }

  /** Who has not changed, on the same day and with the same runs, has the same place. */
  private stateOf(runs: readonly PlacedRun[], weighing: Weighing): PlacingState {
    const placedFor = `${weighing.day}${JSON.stringify(runs)}`;
    const isSame = placedFor === this.placedFor;
    const place = placing(runs, weighing);
    const before = new Set<PlacedEntry>();
    const anew: PlacedEntry[] = [];
    for (const known of this.seekers.values()) {
      if (known.placed !== undefined && isSame) for (const entry of known.placed) before.add(entry);
      else anew.push(...(known.placed = place(known.seeker)));
    }
    this.placedFor = placedFor;
    // In their order already: sorting what is nearly sorted costs little.
    const kept = this.state?.entries.filter((entry) => before.has(entry)) ?? [];
    return stateOf([...kept, ...anew], runs, weighing);
  }

  private async runsSince(from: string): Promise<readonly RunView[]> {
    const runs: RunView[] = [];
    let after: string | undefined;
    do {
      const page = await this.sources.runs.find(
        { index: 'start', from },
        { limit: VIEWS_AT_ONCE, ...(after === undefined ? {} : { after }) },
      );
      runs.push(...page.rows.map(({ view }) => view));
      after = page.next;
    } while (after !== undefined);
    return runs;
  }

  private async readSeekers(): Promise<void> {
    const there = new Map<string, string>();
    let after: string | undefined;
    do {
      const page = await this.sources.seekers.keys(
        { index: WAITING_INDEX },
        { limit: KEYS_AT_ONCE, ...(after === undefined ? {} : { after }) },
      );
      for (const { id, key } of page.rows) there.set(id, key);
      after = page.next;
    } while (after !== undefined);
    for (const id of this.seekers.keys()) if (!there.has(id)) this.seekers.delete(id);
    const changed = [...there].filter(([id, key]) => this.seekers.get(id)?.key !== key);
    for (let at = 0; at < changed.length; at += VIEWS_AT_ONCE) {
      const part = changed.slice(at, at + VIEWS_AT_ONCE);
      const views = await this.sources.seekers.getMany(part.map(([id]) => id));
      for (const [id, key] of part) {
        const seeker = views.get(id);
        if (seeker) this.seekers.set(id, { key, seeker });
        else this.seekers.delete(id);
      }
    }
  }
}

interface KnownSeeker {
  readonly key: string;
  readonly seeker: Seeker;
  placed?: readonly PlacedEntry[];
}

/** Gives the entries of a person their places among these runs. */
function placing(runs: readonly PlacedRun[], weighing: Weighing): (seeker: Seeker) => readonly PlacedEntry[] {
  const rare = new RareNeeds(runs, weighing.rules.order);
  const byId = new Map(runs.map((run) => [run.runId, run]));
  return (seeker) => seeker.entries.map((entry) => placed(seeker, entry, byId, rare, weighing));
}

function stateOf(placedEntries: PlacedEntry[], runs: readonly PlacedRun[], weighing: Weighing): PlacingState {
  const { day, rules, distance } = weighing;
  const entries = placedEntries.sort((one, other) => (one.place < other.place ? -1 : 1));
  const byId = new Map(runs.map((run) => [run.runId, run]));
  return { day, rules, distance, index: new MatchIndex(runs, entries, weighing), entries, runs: byId };
}

function placed(
  seeker: Seeker,
  entry: OpenEntry,
  runs: ReadonlyMap<string, RunView>,
  rare: RareNeeds,
  { day, rules }: Weighing,
): PlacedEntry {
  const { entryId, courseType, level, since } = entry;
  const opening = rules.typeRule(courseType).rights;
  const lapsesOn = seeker.rights
    .flatMap((right) => (opening.includes(right.kind) && right.lapsesOn !== undefined ? [right.lapsesOn] : []))
    .filter((lapse) => lapse >= day)
    .toSorted()[0];
  const waiting = {
    entryId,
    since,
    obliged: seeker.obliged && opening.includes(RIGHT_OF_OBLIGED),
    rarelyServed: rare.isRare(courseType, level, entry),
    ...(lapsesOn === undefined ? {} : { lapsesOn }),
  };
  const { key, reasons } = placeOf(waiting, rules.order, day);
  return { entryId, courseType, place: key, reasons, seeker, entry, seeking: seekingOf(seeker, entry, runs) };
}

/** What a proposal for an entry rests on: the entry itself, and where it is silent what is known of the person. */
export function seekingOf(seeker: Seeker, entry: OpenEntry, runs: ReadonlyMap<string, RunView>): Seeking {
  const { level, courseType, municipalityKey, timesOfDay, childcare } = entry;
  const { maxTravelMinutes, requirements } = seeker.needs;
  const childcareTimes = entry.childcareTimes ?? seeker.needs.childcareAt;
  const maxDistanceKm = entry.maxDistanceKm ?? seeker.needs.maxDistanceKm;
  const stepFree = entry.stepFree ?? seeker.needs.stepFree;
  const nextModule = nextModules(seeker, runs);
  const decided = seeker.decided[entry.entryId];
  return {
    level,
    types: [courseType],
    typesAre: 'wanted',
    municipalityKey,
    timesOfDay,
    childcare,
    rights: seeker.rights,
    courses: seeker.seats.flatMap(({ runId }) => runs.get(runId) ?? []),
    ...(childcareTimes ? { childcareTimes } : {}),
    ...(maxDistanceKm === undefined ? {} : { maxDistanceKm }),
    ...(maxTravelMinutes === undefined ? {} : { maxTravelMinutes }),
    ...(stepFree === undefined ? {} : { stepFree }),
    ...(requirements ? { requirements } : {}),
    ...(nextModule ? { nextModule } : {}),
    ...(decided ? { decided } : {}),
  };
}

/**
 * By type of course the module that comes next for who left one before its end, and did not come to the end of such a
 * course elsewhere since; undefined: none.
 */
export function nextModules(
  { modules, past }: Pick<Seeker, 'modules' | 'past'>,
  runs: ReadonlyMap<string, Pick<RunView, 'courseType'>>,
): Seeking['nextModule'] {
  const typeOf = (runId: string): string | undefined => runs.get(runId)?.courseType;
  const next: Record<string, number> = {};
  for (const { runId, module } of modules) {
    const courseType = typeOf(runId);
    const left = past.find((one) => one.runId === runId);
    const isMadeUp = past.some(
      (one) => one.whole && typeOf(one.runId) === courseType && left !== undefined && one.on >= left.on,
    );
    if (courseType !== undefined && !isMadeUp) next[courseType] = Math.max(next[courseType] ?? 0, module + 1);
  }
  return Object.keys(next).length === 0 ? undefined : next;
}

/** What may rest on nothing but the need as the common list tells it: for readers to whom the person is no more. */
export function needAlone(seeking: Seeking): Seeking {
  const { level, types, typesAre, municipalityKey, timesOfDay, childcare } = seeking;
  return {
    level,
    ...(types && { types }),
    ...(typesAre && { typesAre }),
    ...(municipalityKey !== undefined && { municipalityKey }),
    ...(timesOfDay && { timesOfDay }),
    ...(childcare !== undefined && { childcare }),
  };
}

/** Types and levels that are waited for, in the order of how many wait. */
export function waitingGroups(
  entries: readonly PlacedEntry[],
): readonly { readonly courseType: string; readonly level: CefrLevel; readonly entries: readonly PlacedEntry[] }[] {
  const groups = new Map<string, PlacedEntry[]>();
  for (const entry of entries) {
    const key = `${entry.courseType}|${entry.entry.level}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ courseType: group[0].courseType, level: group[0].entry.level, entries: group }] : [],
    )
    .toSorted((one, other) => other.entries.length - one.entries.length);
}
