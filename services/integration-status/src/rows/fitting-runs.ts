import type { CefrLevel } from '#contracts';
import { distanceKm, type Municipality } from '../county/county.js';
import { daysBetween } from '../projections/days.js';
import type { CaseState } from '../projections/case/case-state.js';
import type { RunView } from '../projections/run/run.state.js';

/** A run proposed for a person, with the reasons for and against; a person decides. */
export interface Fit {
  readonly run: RunView;
  readonly distanceKm?: number;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
}

/** Runs farther than this are told as far even to those who named no limit. Kilometres. */
const FAR_KM = 15;

/** Whom a run is sought for, and at which level: that of a hand-over may be still to be reached. */
export type Seeker = Pick<CaseState, 'needs' | 'municipalityKey' | 'rights'> & { readonly level: CefrLevel };

/**
 * The runs that fit a level and a person, best first: fewest reasons against, then nearest, then soonest.
 * Runs without a free seat, or that began already, do not fit at all.
 */
export function fittingRuns(
  seeker: Seeker,
  runs: readonly RunView[],
  day: string,
  municipalities: ReadonlyMap<string, Municipality>,
): readonly Fit[] {
  return runs
    .filter(
      (run) =>
        run.state === 'planned' && run.entryLevel === seeker.level && run.taken < run.seats && run.startsOn >= day,
    )
    .map((run) => weigh(seeker, run, day, municipalities))
    .sort(
      (a, b) =>
        a.reasonsAgainst.length - b.reasonsAgainst.length ||
        (a.distanceKm ?? FAR_KM) - (b.distanceKm ?? FAR_KM) ||
        (a.run.startsOn < b.run.startsOn ? -1 : 1),
    );
}

function weigh(
  { needs, municipalityKey, rights }: Seeker,
  run: RunView,
  day: string,
  municipalities: ReadonlyMap<string, Municipality>,
): Fit {
  const reasonsFor = [`Niveau ${run.entryLevel} passt`, `${run.seats - run.taken} freie Plätze`];
  const reasonsAgainst: string[] = [];
  const home = municipalityKey === undefined ? undefined : municipalities.get(municipalityKey);
  const place = municipalities.get(run.municipalityKey);
  const distance = home && place ? Math.round(distanceKm(home, place)) : undefined;
  if (distance !== undefined) {
    const most = needs?.maxDistanceKm ?? FAR_KM;
    if (distance <= most) reasonsFor.push(distance === 0 ? 'im Wohnort' : `${distance} km entfernt`);
    else reasonsAgainst.push(`${distance} km entfernt, höchstens ${most} km möglich`);
  }
  if (needs?.childcare)
    (run.childcare ? reasonsFor : reasonsAgainst).push(run.childcare ? 'mit Kinderbetreuung' : 'ohne Kinderbetreuung');
  if (needs && needs.timesOfDay.length > 0) {
    if (needs.timesOfDay.includes(run.timeOfDay)) reasonsFor.push('Tageszeit passt');
    else reasonsAgainst.push('Tageszeit passt nicht');
  }
  const lapses = Object.values(rights).flatMap((right) =>
    right.state === 'open' && right.lapsesOn !== undefined ? [right.lapsesOn] : [],
  );
  const soonest = lapses.toSorted()[0];
  // A right is kept by the registration, not by the first day of the course (§ 6 Abs. 3 DeuFöV, § 44 Abs. 2 AufenthG).
  if (soonest !== undefined && soonest >= day && run.startsOn > soonest) {
    const days = daysBetween(day, soonest);
    reasonsFor.push(
      `Anmeldung wahrt das Recht (${days === 0 ? 'nur noch heute' : `noch ${days} ${days === 1 ? 'Tag' : 'Tage'}`})`,
    );
  }
  return { run, reasonsFor, reasonsAgainst, ...(distance === undefined ? {} : { distanceKm: distance }) };
}
