import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import type { SupplyCell } from '../answers/runs.dto.js';
import { DEMAND, demandOf } from '../projections/demand/demand.projection.js';
import { addDays } from '../projections/days.js';
import { takesPeople } from '../projections/run/run.state.js';
import type { StatusViews } from './status-views.js';

/** Runs read at once. */
const AT_ONCE = 200;
/** So long after its start a run still counts as a place for somebody. Days. */
const JOIN_DAYS = 28;

interface Asked {
  readonly day: string;
  readonly courseType: string | undefined;
  readonly withWaiting: boolean;
}

interface Counts {
  freeSeats: number;
  runs: number;
  waiting: number;
}

/** Free seats and waiting people by municipality and level; most people without a seat first. */
export async function supplyOf(
  views: StatusViews,
  { day, courseType, withWaiting }: Asked,
): Promise<readonly SupplyCell[]> {
  const cells = new Map<string, Counts>();
  const at = (municipalityKey: string, level: string): Counts => {
    const key = `${municipalityKey}|${level}`;
    const found = cells.get(key) ?? { freeSeats: 0, runs: 0, waiting: 0 };
    cells.set(key, found);
    return found;
  };
  for await (const run of openRuns(views, day)) {
    if (courseType !== undefined && run.courseType !== courseType) continue;
    const counts = at(run.municipalityKey, run.entryLevel);
    counts.freeSeats += run.seats - run.taken;
    counts.runs += 1;
  }
  for (const [cell, count] of withWaiting ? await views.demand.cellsAt(DEMAND, day) : []) {
    const demand = demandOf(cell);
    if (courseType !== undefined && demand.courseType !== courseType) continue;
    at(demand.municipalityKey, demand.level).waiting += count;
  }
  return [...cells]
    .map(([key, { waiting, ...supply }]): SupplyCell & { readonly lacking: number } => {
      const [id = '', level = ''] = key.split('|');
      return {
        municipality: { id, name: views.municipalities.get(id)?.name ?? id },
        level: level as CefrLevel,
        ...supply,
        ...(withWaiting ? { waiting } : {}),
        lacking: waiting - supply.freeSeats,
      };
    })
    .sort((one, other) => other.lacking - one.lacking || byPlace(one, other))
    .map(({ lacking: _lacking, ...cell }) => cell);
}

const byPlace = (one: SupplyCell, other: SupplyCell): number =>
  one.municipality.name.localeCompare(other.municipality.name, 'de') ||
  CEFR_LEVELS.indexOf(one.level) - CEFR_LEVELS.indexOf(other.level);

/** Runs that take people: those still to come, and those that have begun so lately that one can still join. */
async function* openRuns(views: StatusViews, day: string) {
  let after: string | undefined;
  do {
    const page = await views.runs.find(
      { index: 'open' },
      { limit: AT_ONCE, ...(after === undefined ? {} : { after }) },
    );
    for (const { view } of page.rows) if (takesPeople(view) && view.startsOn >= addDays(day, -JOIN_DAYS)) yield view;
    after = page.next;
  } while (after !== undefined);
}
