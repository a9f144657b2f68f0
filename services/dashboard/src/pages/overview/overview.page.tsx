import type { Board, CountWithTrend, HandoverRow, MeasureRow, Overview, RightRow, RunRow } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { counted, deadlineText, germanDay } from '../../layout/dates.js';
import { DayControl } from '../../layout/day-control.js';
import { rightWord, stageWord, timeOfDayWord } from '../../layout/words.js';
import { departmentWord } from '../../layout/words.js';
import { Table } from '../../layout/table.js';
import { BoardMatrix } from './board-matrix.js';
import { MunicipalityMap, type Outlines } from './municipality-map.js';
import { FittingRunLinks } from '../handovers/fitting-runs.js';

export interface OverviewData {
  readonly today: string;
  readonly overview: Overview;
  readonly board: Board;
  readonly municipalityKey: string | undefined;
  /** The lists behind the counts; only for those who may see cases. */
  readonly lists?: {
    readonly handovers: readonly HandoverRow[];
    readonly rights: readonly RightRow[];
    readonly runs: readonly RunRow[];
    readonly measures: readonly MeasureRow[];
  };
  readonly outlines: Outlines;
}

const COUNTS = [
  { key: 'overdueHandovers', anchor: 'uebergaben', one: 'Übergabe überfällig', many: 'Übergaben überfällig' },
  { key: 'lapsingRights', anchor: 'rechte', one: 'Recht verfällt in 14 Tagen', many: 'Rechte verfallen in 14 Tagen' },
  { key: 'runsAtRisk', anchor: 'kurse', one: 'Kurs gefährdet', many: 'Kurse gefährdet' },
  { key: 'overdueMeasures', anchor: 'massnahmen', one: 'Maßnahme überfällig', many: 'Maßnahmen überfällig' },
] as const;

export const OverviewPage = ({ today, overview, board, municipalityKey, lists, outlines }: OverviewData) => (
  <>
    <Headline overview={overview} linked={lists !== undefined} />
    <DayControl path="/" day={overview.day} today={today} keep={{ gemeinde: municipalityKey }} />
    {lists && <UrgentLists lists={lists} day={overview.day} />}
    <div class="vz-side-by-side">
      <BoardMatrix board={board} municipalityKey={municipalityKey} linked={lists !== undefined} />
      <MunicipalityMap board={board} outlines={outlines} municipalityKey={municipalityKey} />
    </div>
  </>
);

const Headline = ({ overview, linked }: { overview: Overview; linked: boolean }) => (
  <ul class="vz-counts" aria-label="Wo heute zu handeln ist">
    {COUNTS.map(({ key, anchor, one, many }) => {
      const { count, change } = overview[key];
      const text = (
        <>
          <strong class="vz-count">{count}</strong> {count === 1 ? one : many}
        </>
      );
      return (
        <li key={key} class={count > 0 ? 'vz-counts__item vz-counts__item--due' : 'vz-counts__item'}>
          {linked ? (
            <a class="kern-link" href={`#${anchor}`}>
              {text}
            </a>
          ) : (
            <span class="kern-body">{text}</span>
          )}
          <span class="kern-body kern-body--small">{trendText(change, overview.lastRoundOn)}</span>
        </li>
      );
    })}
  </ul>
);

function trendText(change: CountWithTrend['change'], lastRoundOn: string | undefined): string {
  if (change === undefined || lastRoundOn === undefined) return 'noch keine Runde zum Vergleich';
  const since = `seit der Runde vom ${germanDay(lastRoundOn)}`;
  if (change === 0) return `unverändert ${since}`;
  return change > 0 ? `${change} mehr ${since}` : `${-change} weniger ${since}`;
}

const UrgentLists = ({ lists, day }: { lists: NonNullable<OverviewData['lists']>; day: string }) => (
  <>
    <section id="uebergaben" aria-labelledby="uebergaben-titel">
      <h2 class="kern-heading-medium" id="uebergaben-titel">
        Übergaben überfällig
      </h2>
      <Table
        caption="Unbeantwortete Übergaben, dringendste zuerst"
        rows={lists.handovers}
        rowKey={(row) => row.handoverId}
        csv="/uebergaben.csv?stand=ueberfaellig"
        empty="Keine Übergabe ist überfällig. Alle Angebote sind in der Frist beantwortet worden."
        columns={[
          { head: 'Person', cell: (row) => <PersonCell row={row} day={day} /> },
          { head: 'Von – an', cell: (row) => `${row.from.name} – ${row.to.name}` },
          { head: 'Antwort', cell: (row) => <Badge tone="danger" text={deadlineText(row.answerDueOn, day)} /> },
          { head: 'Recht', cell: (row) => <RightCell lapsesOn={row.rightLapsesOn} day={day} /> },
          { head: 'Passende Kurse', cell: (row) => <FittingRunLinks row={row} /> },
        ]}
      />
    </section>
    <section id="rechte" aria-labelledby="rechte-titel">
      <h2 class="kern-heading-medium" id="rechte-titel">
        Rechte, die in 14 Tagen verfallen
      </h2>
      <Table
        caption="Berechtigungen nach dem Tag ihres Verfalls"
        rows={lists.rights}
        rowKey={(row) => `${row.personRef}-${row.kind}-${row.lapsesOn}`}
        empty="In den nächsten 14 Tagen verfällt kein Recht."
        columns={[
          { head: 'Person', cell: (row) => <a class="kern-link" href={`/faelle/${row.personRef}`}>{row.personRef}</a> },
          { head: 'Wohnort', cell: (row) => row.municipality?.name ?? 'unbekannt' },
          { head: 'Recht', cell: (row) => <>{rightWord(row.kind)}<br /><small>{row.legalBasis}</small></> },
          { head: 'Verfall', cell: (row) => <RightCell lapsesOn={row.lapsesOn} day={day} /> },
          { head: 'Stand', cell: (row) => stageWord(row.stage) },
        ]}
      />
    </section>
    <section id="kurse" aria-labelledby="kurse-titel">
      <h2 class="kern-heading-medium" id="kurse-titel">
        Kurse gefährdet
      </h2>
      <Table
        caption="Geplante Kurse mit zu wenigen Anmeldungen, nächster Beginn zuerst"
        rows={lists.runs}
        rowKey={(row) => row.runId}
        empty="Kein Kurs der nächsten vier Wochen hat zu wenige Anmeldungen."
        columns={[
          { head: 'Kurs', cell: (row) => `${row.title}, ${timeOfDayWord(row.timeOfDay)}` },
          { head: 'Träger und Ort', cell: (row) => `${row.provider.name}, ${row.municipality.name}` },
          { head: 'Beginn', cell: (row) => germanDay(row.startsOn) },
          { head: 'Angemeldet', numeric: true, cell: (row) => row.taken },
          { head: 'Mindestens', numeric: true, cell: (row) => row.minimumGroup },
        ]}
      />
    </section>
    <section id="massnahmen" aria-labelledby="massnahmen-titel">
      <h2 class="kern-heading-medium" id="massnahmen-titel">
        Maßnahmen überfällig
      </h2>
      <Table
        caption="Offene Maßnahmen nach ihrer Frist"
        rows={lists.measures}
        rowKey={(row) => row.measureId}
        empty="Keine Maßnahme ist überfällig."
        columns={[
          { head: 'Maßnahme', cell: (row) => row.title },
          { head: 'Zuständig', cell: (row) => `Fachdienst ${departmentWord(row.department)}` },
          { head: 'Frist', cell: (row) => <Badge tone="danger" text={deadlineText(row.dueOn, day)} /> },
        ]}
      />
    </section>
  </>
);

const PersonCell = ({ row, day }: { row: HandoverRow; day: string }) => (
  <>
    <a class="kern-link" href={`/faelle/${row.personRef}`}>
      {row.personRef}
    </a>
    {row.municipality && `, ${row.municipality.name}`}
    <br />
    <small>
      {row.level}-Kurs {courseEndText(row.courseEndsOn, day)}
      {row.childcare && ', braucht Kinderbetreuung'}
    </small>
  </>
);

function courseEndText(endsOn: string, day: string): string {
  if (endsOn > day) return `endet am ${germanDay(endsOn)}`;
  const days = Math.round((Date.parse(day) - Date.parse(endsOn)) / 86_400_000);
  return days === 0 ? 'endet heute' : `beendet vor ${counted(days, 'Tag', 'Tagen')}`;
}

const RightCell = ({ lapsesOn, day }: { lapsesOn: string | undefined; day: string }) => {
  if (lapsesOn === undefined) return <>keine Frist</>;
  const days = Math.round((Date.parse(lapsesOn) - Date.parse(day)) / 86_400_000);
  const text = days < 0 ? `Frist abgelaufen seit ${counted(-days, 'Tag', 'Tagen')}` : `verfällt in ${counted(days, 'Tag', 'Tagen')}`;
  return (
    <>
      <Badge tone={days <= 7 ? 'danger' : 'warning'} text={text} />
      <br />
      <small>{germanDay(lapsesOn)}</small>
    </>
  );
};
