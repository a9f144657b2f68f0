import type { ComponentChildren } from 'preact';
import { search } from '../../api/api-client.js';
import type { CourseProvider, CourseType, ListedRun, Municipality, SupplyCell } from '../../api/courses.js';
import type { Outlines } from '../../layout/county-map.js';
import type { Sorting } from '../../layout/sorting.js';
import { CoursesFilter } from './courses-filter.js';
import { type CoursesQuery, keptOf } from './courses.query.js';
import { RunsAtRisk, RunsTable } from './runs-table.js';
import { Supply } from './supply.js';
import { WeekCalendar } from './week-calendar.js';

export interface CoursesData {
  readonly query: CoursesQuery;
  readonly day: string;
  readonly atRisk: readonly ListedRun[];
  readonly runs: readonly ListedRun[];
  readonly starting: readonly ListedRun[];
  readonly supply: readonly SupplyCell[];
  readonly outlines: Outlines;
  readonly types: readonly CourseType[];
  readonly providers: readonly CourseProvider[];
  readonly municipalities: readonly Municipality[];
  /** By run how many of its taken seats are only held. */
  readonly held: ReadonlyMap<string, number>;
  readonly mayPlan: boolean;
  readonly linked: boolean;
  /** Whether the reader sees the waiting list and merges. */
  readonly seesWaiting: boolean;
  /** Whether the reader decides where days of two courses overlap. */
  readonly decidesOverlaps: boolean;
  readonly next: string | undefined;
  readonly sorting: Sorting | undefined;
  /** What other parts of the house propose here: collisions and mergers. */
  readonly children?: ComponentChildren;
}

/** What runs where, and what is short: runs at risk first, then what is offered, and where people wait. */
export const CoursesPage = (data: CoursesData) => {
  const kept = keptOf(data.query);
  return (
    <>
      {data.mayPlan && (
        <p class="kern-body">
          <a class="kern-btn kern-btn--primary" href="/kurse/planen">
            <span class="kern-label">Kurs planen</span>
          </a>
        </p>
      )}
      <p class="kern-body vz-table-links">
        {data.seesWaiting && (
          <>
            <a class="kern-link" href="/warteliste/zusammenlegungen">
              Kurse, die sich im Weg stehen, zusammenlegen
            </a>
            <a class="kern-link" href="/warteliste">
              Warteliste mit Vorschlägen
            </a>
          </>
        )}
        {data.decidesOverlaps && (
          <a class="kern-link" href="/kurse/ueberschneidungen">
            Wer zur selben Zeit in zwei Kursen ist
          </a>
        )}
        <a class="kern-link" href="/kurse/katalog">
          Kurskatalog mit Abschnitten
        </a>
        <a class="kern-link" href="/kurse/traeger">
          Träger
        </a>
        <a class="kern-link" href="/kursfinder">
          Kursfinder: freie Plätze für alle
        </a>
      </p>
      <RunsAtRisk runs={data.atRisk} held={data.held} day={data.day} mayOpen={data.mayPlan} />
      {data.children}
      <section id="liste" aria-labelledby="liste-titel">
        <h2 class="kern-heading-medium" id="liste-titel">
          Alle Kurse
        </h2>
        <CoursesFilter {...data} />
        <RunsTable
          runs={data.runs}
          mayOpen={data.mayPlan}
          seesWaiting={data.seesWaiting}
          held={data.held}
          csv={`/kurse/liste.csv${search(kept)}`}
          next={data.next}
          sorting={data.sorting}
        />
      </section>
      <Supply
        cells={data.supply}
        outlines={data.outlines}
        municipalityKey={data.query.gemeinde}
        linked={data.linked}
        csv={`/kurse/bedarf.csv${search({ kursart: data.query.kursart })}`}
      />
      <WeekCalendar runs={data.starting} day={data.day} />
      <p class="kern-body vz-table-links">
        <a class="kern-link" href="/kurse/planung.csv" download>
          Integrationskurse der nächsten drei Monate als CSV herunterladen
        </a>
        <a class="kern-link" href="/api/courses/v1/public/calendar.ics">
          Kalender aller veröffentlichten Kurse (ICS)
        </a>
        {ownOf(data.providers).flatMap(({ providerId, name }) => [
          <a
            key={`k-${providerId}`}
            class="kern-link"
            href={`/api/courses/v1/public/calendar.ics${search({ provider: providerId })}`}
          >
            Kalender: {name} (ICS)
          </a>,
          <a key={`t-${providerId}`} class="kern-link" href={`/kurse/traeger/${providerId}`}>
            Kursorte und Kontakt: {name}
          </a>,
        ])}
      </p>
    </>
  );
};

/** Who acts for more providers than these needs no link for each. */
const OWN_LINKED = 3;

function ownOf(providers: readonly CourseProvider[]): readonly CourseProvider[] {
  const own = providers.filter(({ mine, retired }) => mine && !retired);
  return own.length > OWN_LINKED ? [] : own;
}
