import type { HandoverRow, MeasureRow, RightRow, RunRow } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { counted, daysBetween, deadlineText, germanDay } from '../../layout/dates.js';
import { AnyDisputed, Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import type { Sorting } from '../../layout/sorting.js';
import { Table } from '../../layout/table.js';
import { departmentWord, rightWord, stageWord, timeOfDayWord } from '../../layout/words.js';
import { FittingRunLinks } from '../handovers/fitting-runs.js';

interface ListProps<Row> {
  readonly rows: readonly Row[];
  readonly day: string;
  readonly next?: string | undefined;
  readonly all?: { readonly address: string; readonly text: string } | undefined;
  readonly sorting?: Sorting | undefined;
}
type PersonListProps<Row> = ListProps<Row> & { readonly names: Names };

export const OverdueHandovers = ({ rows, day, names, ...around }: PersonListProps<HandoverRow>) => (
  <Table
    caption="Unbeantwortete Übergaben, dringendste zuerst"
    rows={rows}
    rowKey={(row) => row.handoverId}
    csv={`/uebergaben.csv?stand=ueberfaellig&tag=${day}`}
    {...around}
    empty="Keine Übergabe ist überfällig. Alle Angebote wurden rechtzeitig beantwortet."
    columns={[
      {
        head: 'Person',
        sortBy: (row) => names.get(row.personRef) ?? row.personRef,
        cell: (row) => (
          <>
            <PersonLink personRef={row.personRef} names={names} day={day} />{' '}
            <Disputed data={row.disputed} datum="identity" />
            <small>
              {[row.municipality?.name, row.childcare ? 'braucht Kinderbetreuung' : undefined]
                .filter(Boolean)
                .join(', ')}
            </small>{' '}
            <AnyDisputed data={row.disputed} of={['municipality', 'needs']} />
          </>
        ),
      },
      {
        head: 'Wer ist dran',
        sortBy: (row) => row.to.name,
        cell: (row) => (
          <>
            <strong>{row.to.name}</strong>
            <small>Angebot von {row.from.name}</small>
          </>
        ),
      },
      {
        head: 'Antwort',
        sortBy: (row) => row.answerDueOn,
        cell: (row) => (
          <>
            <Badge tone="danger" text={deadlineText(row.nextDueOn ?? row.answerDueOn, day)} />
            {row.escalatedOn !== undefined && <small>gemeldet am {germanDay(row.escalatedOn)}</small>}
            <small>
              {row.level}-Kurs {courseEndText(row.courseEndsOn, day)}
            </small>{' '}
            <Disputed data={row.disputed} datum="level" />
          </>
        ),
      },
      {
        head: 'Recht',
        sortBy: (row) => row.rightLapsesOn ?? '9999',
        cell: (row) => (
          <>
            <Lapse on={row.rightLapsesOn} day={day} /> <Disputed data={row.disputed} datum="entitlement" />
          </>
        ),
      },
      { head: 'Was passt', cell: (row) => <FittingRunLinks row={row} /> },
    ]}
  />
);

export const LapsingRights = ({ rows, day, names, ...around }: PersonListProps<RightRow>) => (
  <Table
    caption="Berechtigungen nach dem Tag ihres Verfalls"
    rows={rows}
    rowKey={(row) => `${row.personRef}-${row.kind}-${row.lapsesOn}`}
    csv={`/rechte.csv?tag=${day}`}
    {...around}
    empty="In den nächsten 14 Tagen verfällt kein Recht."
    columns={[
      {
        head: 'Person',
        sortBy: (row) => names.get(row.personRef) ?? row.personRef,
        cell: (row) => (
          <>
            <PersonLink personRef={row.personRef} names={names} day={day} />{' '}
            <Disputed data={row.disputed} datum="identity" />
            <small>{row.municipality?.name ?? 'Wohnort unbekannt'}</small>{' '}
            <Disputed data={row.disputed} datum="municipality" />
          </>
        ),
      },
      {
        head: 'Recht',
        sortBy: (row) => rightWord(row.kind),
        cell: (row) => (
          <>
            {rightWord(row.kind)} <Disputed data={row.disputed} datum="entitlement" />
            <small>{row.legalBasis}</small>
          </>
        ),
      },
      { head: 'Verfall', sortBy: (row) => row.lapsesOn, cell: (row) => <Lapse on={row.lapsesOn} day={day} /> },
      { head: 'Stufe heute', sortBy: (row) => stageWord(row.stage), cell: (row) => stageWord(row.stage) },
    ]}
  />
);

export const RunsAtRisk = ({ rows, day, ...around }: ListProps<RunRow>) => (
  <Table
    caption="Geplante Kurse mit zu wenigen Anmeldungen, nächster Beginn zuerst"
    rows={rows}
    rowKey={(row) => row.runId}
    csv={`/kurse.csv?tag=${day}`}
    {...around}
    empty="Kein Kurs der nächsten vier Wochen hat zu wenige Anmeldungen."
    columns={[
      {
        head: 'Kurs',
        sortBy: (row) => row.title,
        cell: (row) => (
          <>
            {row.title}
            <small>
              {row.entryLevel} bis {row.targetLevel}, {timeOfDayWord(row.timeOfDay)}
            </small>
          </>
        ),
      },
      {
        head: 'Wer ist dran',
        sortBy: (row) => row.provider.name,
        cell: (row) => (
          <>
            <strong>{row.provider.name}</strong>
            <small>{row.municipality.name}</small>
          </>
        ),
      },
      {
        head: 'Beginn',
        sortBy: (row) => row.startsOn,
        cell: (row) => (
          <>
            <Badge tone="warning" text={startText(row.startsOn, day)} />
            <small>{germanDay(row.startsOn)}</small>
          </>
        ),
      },
      {
        head: 'Angemeldet',
        sortBy: (row) => row.taken,
        cell: (row) => (
          <>
            {row.taken} von mindestens {row.minimumGroup}
            <small>{missingText(row.minimumGroup - row.taken)}</small>
          </>
        ),
      },
    ]}
  />
);

export const OverdueMeasures = ({ rows, day, ...around }: ListProps<MeasureRow>) => (
  <Table
    caption="Offene Maßnahmen, längste zuerst"
    rows={rows}
    rowKey={(row) => row.measureId}
    csv={`/massnahmen.csv?tag=${day}`}
    {...around}
    empty="Keine Maßnahme ist überfällig."
    columns={[
      { head: 'Maßnahme', sortBy: (row) => row.title, cell: (row) => row.title },
      {
        head: 'Wer ist dran',
        sortBy: (row) => departmentWord(row.department),
        cell: (row) => <strong>{departmentWord(row.department)}</strong>,
      },
      {
        head: 'Frist',
        sortBy: (row) => row.dueOn,
        cell: (row) => (
          <>
            <Badge tone="danger" text={deadlineText(row.dueOn, day)} />
            <small>{germanDay(row.dueOn)}</small>
          </>
        ),
      },
    ]}
  />
);

/** When a right lapses: days as a word, the date in the second line. */
export const Lapse = ({ on, day }: { on: string | undefined; day: string }) => {
  if (on === undefined) return <>kein Recht mit Frist</>;
  const days = daysBetween(day, on);
  return (
    <>
      <Badge tone={days <= 7 ? 'danger' : 'warning'} text={lapseText(days)} />
      <small>{germanDay(on)}</small>
    </>
  );
};

/** Days left of a right, in words. */
export function lapseText(days: number): string {
  if (days < 0) return `verfallen seit ${counted(-days, 'Tag', 'Tagen')}`;
  return days === 0 ? 'verfällt heute' : `verfällt in ${counted(days, 'Tag', 'Tagen')}`;
}

function courseEndText(endsOn: string, day: string): string {
  const days = daysBetween(endsOn, day);
  if (days < 0) return `endet am ${germanDay(endsOn)}`;
  return days === 0 ? 'endet heute' : `beendet vor ${counted(days, 'Tag', 'Tagen')}`;
}

function startText(startsOn: string, day: string): string {
  const days = daysBetween(day, startsOn);
  if (days < 0) return `Beginn war vor ${counted(-days, 'Tag', 'Tagen')}`;
  return days === 0 ? 'beginnt heute' : `beginnt in ${counted(days, 'Tag', 'Tagen')}`;
}

const missingText = (missing: number): string =>
  missing <= 0 ? 'genug' : `es ${missing === 1 ? 'fehlt' : 'fehlen'} ${counted(missing, 'Anmeldung', 'Anmeldungen')}`;
