import type { DueRow, Rule } from '../../api/deadlines.js';
import { search } from '../../api/api-client.js';
import type { Names } from '../../api/names.js';
import { Alert } from '../../layout/alert.js';
import { counted, germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { DeadlineTable, type DeadlineTableProps } from './deadline-table.js';
import { paragraphOf, ruleTitle, whoKey, whoText } from './deadline-words.js';
import { type DeadlinesFilter, keptOf, PATH } from './deadlines.query.js';
import { DeadlineFilterForm } from './filter-form.js';
import { addDays, byWeek, grouped, type Week } from './weeks.js';

export interface DeadlinesData {
  readonly day: string;
  readonly rows: readonly DueRow[];
  readonly names: Names;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly filter: DeadlinesFilter;
  /** One list instead of the weeks. */
  readonly narrow: boolean;
  /** What the reader may do; absent on a day before. */
  readonly acts: DeadlineTableProps['acts'];
  readonly behind: boolean;
  /** More is due than was read for the page. */
  readonly more: boolean;
  readonly next?: string | undefined;
  /** Last day that the weeks show. */
  readonly until: string;
}

/** Rows of each week on the page; the rest by its link. */
const SHOWN = 8;

export const DeadlinesPage = (data: DeadlinesData) => (
  <>
    {data.behind && (
      <Alert tone="warning" title="Ihre letzte Änderung ist hier noch nicht zu sehen. Bitte neu laden." />
    )}
    <DeadlineFilterForm data={data} />
    {data.narrow ? <OneList data={data} /> : <Weeks data={data} />}
    <ByWhom data={data} />
    <ByRule data={data} />
  </>
);

const csvOf = (filter: DeadlinesFilter): string => `${PATH}.csv${search(keptOf(filter))}`;
const linkTo = (filter: DeadlinesFilter, more: Readonly<Record<string, string | undefined>>): string =>
  `${PATH}${search({ ...keptOf(filter), ...more })}`;

const OneList = ({ data }: { data: DeadlinesData }) => (
  <section id="liste" aria-label="Fristen">
    <DeadlineTable
      {...data}
      caption="Fristen der Auswahl, nächste zuerst"
      csv={csvOf(data.filter)}
      empty="Zu dieser Auswahl gibt es keine offene Frist. Wählen Sie weniger Einschränkungen."
    />
  </section>
);

const Weeks = ({ data }: { data: DeadlinesData }) => {
  const { rows, day, until, filter, more } = data;
  const { late, weeks } = byWeek(rows, day);
  return (
    <>
      <section id="sofort" aria-labelledby="sofort-titel">
        <h2 class="kern-heading-medium" id="sofort-titel">
          Sofort
        </h2>
        <DeadlineTable
          {...data}
          next={undefined}
          rows={late.slice(0, SHOWN)}
          caption="Überschrittene Fristen, älteste zuerst"
          csv={csvOf({ ...filter, bis: addDays(day, -1) })}
          all={allOf(late, linkTo(filter, { bis: addDays(day, -1) }))}
          empty="Keine Frist ist überschritten."
        />
      </section>
      {weeks.map((week) => (
        <OneWeek key={week.from} week={week} data={data} />
      ))}
      {weeks.length === 0 && (
        <p class="kern-body vz-empty">Bis zum {germanDay(until)} läuft keine Frist ab, die Sie betrifft.</p>
      )}
      {more && (
        <p class="kern-body">
          Es gibt mehr Fristen, als diese Seite zeigt. Schränken Sie die Auswahl ein oder laden Sie die CSV-Datei.
        </p>
      )}
    </>
  );
};

const OneWeek = ({ week, data }: { week: Week; data: DeadlinesData }) => {
  const span = { von: week.from > data.day ? week.from : data.day, bis: week.to };
  return (
    <section id={`woche-${week.from}`} aria-labelledby={`titel-${week.from}`}>
      <h2 class="kern-heading-medium" id={`titel-${week.from}`}>
        {week.name}, {germanDay(week.from)} bis {germanDay(week.to)}
      </h2>
      <DeadlineTable
        {...data}
        next={undefined}
        rows={week.rows.slice(0, SHOWN)}
        caption={`${counted(week.rows.length, 'Frist', 'Fristen')} in ${week.name}`}
        csv={csvOf({ ...data.filter, ...span })}
        all={allOf(week.rows, linkTo(data.filter, span))}
        empty=""
      />
    </section>
  );
};

const allOf = (rows: readonly DueRow[], address: string) =>
  rows.length > SHOWN ? { address, text: `Alle ${counted(rows.length, 'Frist', 'Fristen')} anzeigen` } : undefined;

const ByWhom = ({ data: { rows, filter } }: { data: DeadlinesData }) => (
  <section id="zustaendig" aria-labelledby="zustaendig-titel">
    <h2 class="kern-heading-medium" id="zustaendig-titel">
      Wer ist dran
    </h2>
    <Table
      caption="Offene Fristen nach der Stelle, die handeln muss"
      rows={grouped(rows, ({ who }) => whoKey(who))}
      rowKey={({ key }) => key}
      empty="Niemand muss gerade handeln."
      columns={[
        { head: 'Stelle', cell: ({ first }) => whoText(first.who) },
        { head: 'Nächste Frist', cell: ({ first }) => germanDay(first.dueOn) },
        {
          head: 'Fristen',
          numeric: true,
          cell: ({ key, count }) => (
            <a class="kern-link" href={linkTo(filter, { wer: key })}>
              {count}
            </a>
          ),
        },
      ]}
    />
  </section>
);

const ByRule = ({ data: { rows, rules, filter } }: { data: DeadlinesData }) => (
  <section id="regeln" aria-labelledby="regeln-titel">
    <h2 class="kern-heading-medium" id="regeln-titel">
      Nach Regel
    </h2>
    <Table
      caption="Offene Fristen nach Regel und Paragraph"
      rows={grouped(rows, ({ ruleId }) => ruleId)}
      rowKey={({ key }) => key}
      empty="Keine Regel setzt gerade eine Frist."
      columns={[
        {
          head: 'Regel',
          cell: ({ key, first }) => (
            <>
              {ruleTitle(rules, key)}
              {(first.unchecked ?? rules.get(key)?.versions.at(-1)?.unchecked) === true && (
                <small>seit über einem Jahr nicht mit dem Gesetz verglichen</small>
              )}
            </>
          ),
        },
        { head: 'Paragraph', cell: ({ first }) => paragraphOf(rules, first) },
        { head: 'Fassung vom', cell: ({ first }) => versionText(first.ruleVersion) },
        {
          head: 'Fristen',
          numeric: true,
          cell: ({ key, count }) => (
            <a class="kern-link" href={linkTo(filter, { regel: key })}>
              {count}
            </a>
          ),
        },
      ]}
    />
  </section>
);

const versionText = (version: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(version) ? germanDay(version) : version);
