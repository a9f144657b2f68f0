import type { Board, CountWithTrend, HandoverRow, MeasureRow, Overview, Paged, RightRow, RunRow } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { germanDay } from '../../layout/dates.js';
import { DayControl } from '../../layout/day-control.js';
import { BoardMatrix } from './board-matrix.js';
import { MunicipalityMap, type Outlines } from './municipality-map.js';
import { LapsingRights, OverdueHandovers, OverdueMeasures, RunsAtRisk } from './urgent-tables.js';

export interface OverviewData {
  readonly today: string;
  readonly overview: Overview;
  readonly board: Board;
  readonly municipalityKey: string | undefined;
  /** The first rows of the lists behind the counts; only for those who may see cases. */
  readonly lists?: {
    readonly handovers: Paged<HandoverRow>;
    readonly rights: Paged<RightRow>;
    readonly runs: Paged<RunRow>;
    readonly measures: Paged<MeasureRow>;
  };
  readonly names: Names;
  readonly outlines: Outlines;
}

const COUNTS = [
  { key: 'overdueHandovers', list: 'uebergaben', one: 'Übergabe überfällig', many: 'Übergaben überfällig' },
  { key: 'lapsingRights', list: 'rechte', one: 'Recht verfällt', many: 'Rechte verfallen', note: 'in den nächsten 14 Tagen' },
  { key: 'runsAtRisk', list: 'kurse', one: 'Kurs gefährdet', many: 'Kurse gefährdet' },
  { key: 'overdueMeasures', list: 'massnahmen', one: 'Maßnahme überfällig', many: 'Maßnahmen überfällig' },
] as const;

export const OverviewPage = ({ today, overview, board, municipalityKey, lists, names, outlines }: OverviewData) => (
  <>
    <Headline overview={overview} linked={lists !== undefined} />
    {lists && <UrgentLists lists={lists} day={overview.day} names={names} />}
    <div class="vz-side-by-side">
      <BoardMatrix board={board} municipalityKey={municipalityKey} linked={lists !== undefined} />
      <MunicipalityMap board={board} outlines={outlines} municipalityKey={municipalityKey} />
    </div>
    <DayControl path="/" day={overview.day} today={today} keep={{ gemeinde: municipalityKey }} />
  </>
);

const Headline = ({ overview, linked }: { overview: Overview; linked: boolean }) => (
  <ul class="vz-counts" aria-label="Wo zu handeln ist">
    {COUNTS.map((entry) => {
      const { count, change } = overview[entry.key];
      const text = (
        <>
          <strong class="vz-count">{count}</strong> {count === 1 ? entry.one : entry.many}
        </>
      );
      return (
        <li key={entry.key} class={count > 0 ? 'vz-counts__item vz-counts__item--due' : 'vz-counts__item'}>
          {linked ? (
            <a class="kern-link" href={`#${entry.list}`}>
              {text}
            </a>
          ) : (
            <span class="kern-body">{text}</span>
          )}
          <small class="kern-body kern-body--small">{[...('note' in entry ? [entry.note] : []), trendText(change, overview.lastRoundOn)].join(', ')}</small>
        </li>
      );
    })}
  </ul>
);

/** The change since the last round of the departments, in words. */
export function trendText(change: CountWithTrend['change'], lastRoundOn: string | undefined): string {
  if (change === undefined || lastRoundOn === undefined) return 'noch keine Runde zum Vergleich';
  const since = `als zur Runde am ${germanDay(lastRoundOn)}`;
  if (change === 0) return `so viele wie zur Runde am ${germanDay(lastRoundOn)}`;
  return change > 0 ? `${change} mehr ${since}` : `${-change} weniger ${since}`;
}

const UrgentLists = ({ lists, day, names }: { lists: NonNullable<OverviewData['lists']>; day: string; names: Names }) => (
  <>
    <section id="uebergaben" aria-labelledby="uebergaben-titel">
      <h2 class="kern-heading-medium" id="uebergaben-titel">
        Übergaben überfällig
      </h2>
      <OverdueHandovers rows={lists.handovers.rows} names={names} day={day} next={whole('uebergaben', lists.handovers, day)} />
    </section>
    <section id="rechte" aria-labelledby="rechte-titel">
      <h2 class="kern-heading-medium" id="rechte-titel">
        Rechte, die in 14 Tagen verfallen
      </h2>
      <LapsingRights rows={lists.rights.rows} names={names} day={day} next={whole('rechte', lists.rights, day)} />
    </section>
    <section id="kurse" aria-labelledby="kurse-titel">
      <h2 class="kern-heading-medium" id="kurse-titel">
        Kurse gefährdet
      </h2>
      <RunsAtRisk rows={lists.runs.rows} day={day} next={whole('kurse', lists.runs, day)} />
    </section>
    <section id="massnahmen" aria-labelledby="massnahmen-titel">
      <h2 class="kern-heading-medium" id="massnahmen-titel">
        Maßnahmen überfällig
      </h2>
      <OverdueMeasures rows={lists.measures.rows} day={day} next={whole('massnahmen', lists.measures, day)} />
    </section>
  </>
);

/** The page of the whole list, where there is more of it. */
const whole = (list: string, { next }: Paged<unknown>, day: string): string | undefined => (next === undefined ? undefined : `/listen/${list}?tag=${day}`);
