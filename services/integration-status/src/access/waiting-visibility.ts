import type { RunView } from '../projections/run/run.state.js';
import type { Seeker } from '../projections/seeker/seeker.state.js';
import { addDays } from '../projections/days.js';
import { RESULT_DAYS } from './case-visibility.js';

const YEAR = 365;

/** Whether a person is one of the provider's own: taken in by it, with a seat or lately in a run of it, or handed over. */
export function isOwnPerson(
  { takenInBy, handovers, seats, past }: Seeker,
  provider: string,
  runs: ReadonlyMap<string, Pick<RunView, 'providerId'>>,
  day: string,
): boolean {
  const isOf = (runId: string): boolean => runs.get(runId)?.providerId === provider;
  return (
    takenInBy === provider ||
    handovers.includes(provider) ||
    seats.some(({ runId }) => isOf(runId)) ||
    past.some(({ runId, on }) => isOf(runId) && addDays(on, RESULT_DAYS) >= day)
  );
}

/** The types of course that a provider offers: those of its runs that go on, are planned, or began within a year. */
export function typesOffered(
  runs: Iterable<Pick<RunView, 'providerId' | 'courseType' | 'startsOn' | 'state'>>,
  provider: string,
  day: string,
): ReadonlySet<string> {
  const since = addDays(day, -YEAR);
  const types = new Set<string>();
  for (const run of runs)
    if (run.providerId === provider && run.state !== 'cancelled' && run.startsOn >= since) types.add(run.courseType);
  return types;
}
