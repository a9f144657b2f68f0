import { search } from '../../api/api-client.js';
import type { ListedRun } from '../../api/courses.js';
import { Badge } from '../../layout/badge.js';
import { counted, daysBetween, germanDay } from '../../layout/dates.js';
import type { Sorting } from '../../layout/sorting.js';
import { type Column, Table } from '../../layout/table.js';
import { courseTypeWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { heldText, registrationWord, stateOf } from './course-words.js';

const courseColumn = (mayOpen: boolean): Column<ListedRun> => ({
  head: 'Kurs',
  sortBy: (run) => run.title,
  cell: (run) => (
    <>
      {mayOpen ? (
        <a class="kern-link" href={`/kurse/${run.runId}`}>
          {run.title}
        </a>
      ) : (
        run.title
      )}
      <small>
        {courseTypeWord(run.courseType)}, {levelWord(run.entryLevel)} bis {levelWord(run.targetLevel)},{' '}
        {timeOfDayWord(run.timeOfDay)}
        {run.childcare && ', mit Kinderbetreuung'}
      </small>
    </>
  ),
});
const providerColumn: Column<ListedRun> = {
  head: 'Träger und Ort',
  sortBy: (run) => run.provider.name,
  cell: (run) => (
    <>
      <a class="kern-link" href={`/kurse${search({ traeger: run.provider.id })}#liste`}>
        {run.provider.name}
      </a>
      <small>{run.municipality.name}</small>
    </>
  ),
};

/** Runs that begin within four weeks with fewer people than they need: what is to be done first. */
interface RunsAtRiskProps {
  readonly runs: readonly ListedRun[];
  readonly held: ReadonlyMap<string, number>;
  readonly day: string;
  readonly mayOpen: boolean;
}

export const RunsAtRisk = ({ runs, held, day, mayOpen }: RunsAtRiskProps) => (
  <section aria-labelledby="gefaehrdet-titel">
    <h2 class="kern-heading-medium" id="gefaehrdet-titel">
      Gefährdet: beginnt bald und hat zu wenige Anmeldungen
    </h2>
    <Table
      caption="Gefährdete Kurse, frühester Beginn zuerst"
      rows={runs}
      rowKey={({ runId }) => runId}
      csv="/kurse/liste.csv?gefaehrdet=ja"
      empty="Kein Kurs ist gefährdet: alle, die in vier Wochen beginnen, haben genug Anmeldungen."
      columns={[
        courseColumn(mayOpen),
        providerColumn,
        {
          head: 'Beginn',
          cell: ({ startsOn }) => (
            <>
              <Badge tone="warning" text={startText(startsOn, day)} />
              <small>{germanDay(startsOn)}</small>
            </>
          ),
        },
        {
          head: 'Angemeldet',
          cell: ({ runId, taken, minimumGroup }) => (
            <>
              {taken} von mindestens {minimumGroup}
              <small>
                es {minimumGroup - taken === 1 ? 'fehlt' : 'fehlen'} {minimumGroup - taken}
                {held.has(runId) && `, ${heldText(taken, held.get(runId) ?? 0)}`}
              </small>
            </>
          ),
        },
      ]}
    />
  </section>
);

interface RunsTableProps {
  readonly runs: readonly ListedRun[];
  readonly mayOpen: boolean;
  readonly seesWaiting: boolean;
  readonly held: ReadonlyMap<string, number>;
  readonly csv: string;
  readonly next: string | undefined;
  readonly sorting: Sorting | undefined;
}

export const RunsTable = ({ runs, mayOpen, seesWaiting, held, ...around }: RunsTableProps) => (
  <Table
    caption="Kurse nach Beginn"
    rows={runs}
    rowKey={({ runId }) => runId}
    empty="Zu dieser Auswahl gibt es keinen Kurs. Nehmen Sie eine Einschränkung zurück, oder planen Sie einen."
    {...around}
    columns={[
      courseColumn(mayOpen),
      providerColumn,
      {
        head: 'Zeitraum',
        sortBy: ({ startsOn }) => startsOn,
        cell: ({ startsOn, endsOn }) => (
          <>
            {germanDay(startsOn)}
            <small>bis {germanDay(endsOn)}</small>
          </>
        ),
      },
      {
        head: 'Stand',
        sortBy: (run) => stateOf(run).text,
        cell: (run) => (
          <>
            <Badge {...stateOf(run)} />
            <small>
              {[registrationWord(run), ...(run.published ? [] : ['nicht veröffentlicht'])]
                .filter((part) => part !== '')
                .join(', ')}
            </small>
          </>
        ),
      },
      {
        head: 'Frei',
        numeric: true,
        sortBy: (run) => run.seats - run.taken,
        // Of one page of several a sum would mislead.
        ...(around.next === undefined && {
          total: `zusammen ${runs.reduce((sum, run) => sum + Math.max(0, run.seats - run.taken), 0)}`,
        }),
        cell: (run) => (
          <>
            {Math.max(0, run.seats - run.taken)} von {run.seats}
            {held.has(run.runId) && <small>{heldText(run.taken, held.get(run.runId) ?? 0)}</small>}
            {seesWaiting && run.state === 'planned' && run.taken < run.seats && (
              <small>
                <a
                  class="kern-link"
                  href={`/warteliste/kurse/${run.runId}`}
                  aria-label={`Wer passt auf die freien Plätze von ${run.title}, Beginn ${germanDay(run.startsOn)}?`}
                >
                  Wer passt?
                </a>
              </small>
            )}
          </>
        ),
      },
    ]}
  />
);

export function startText(startsOn: string, day: string): string {
  const days = daysBetween(day, startsOn);
  if (days < 0) return `Beginn war vor ${counted(-days, 'Tag', 'Tagen')}`;
  return days === 0 ? 'beginnt heute' : `beginnt in ${counted(days, 'Tag', 'Tagen')}`;
}
