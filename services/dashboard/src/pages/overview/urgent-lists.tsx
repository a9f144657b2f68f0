import type { ComponentChildren } from 'preact';
import type { HandoverRow, MeasureRow, Overview, Paged, RightRow, RunRow } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { type COUNTS, listAddress } from './counts.js';
import { LapsingRights, OverdueHandovers, OverdueMeasures, RunsAtRisk } from './urgent-tables.js';

/** The first rows of the lists behind the counts; absent are those that the reader may not open. */
export interface FirstRows {
  readonly handovers?: Paged<HandoverRow> | undefined;
  readonly rights?: Paged<RightRow> | undefined;
  readonly runs?: Paged<RunRow> | undefined;
  readonly measures: Paged<MeasureRow>;
}

interface UrgentListsProps {
  readonly lists: FirstRows;
  readonly overview: Overview;
  /** The day of the lists. */
  readonly day: string;
  readonly today: string;
  readonly names: Names;
}

export const UrgentLists = ({ lists, overview, day, today, names }: UrgentListsProps) => {
  const all = (list: (typeof COUNTS)[number]['list'], { next }: Paged<unknown>, text: string) =>
    next === undefined ? undefined : { address: listAddress(list, day, today), text };
  return (
    <>
      {lists.handovers && (
        <Section id="uebergaben" title="Übergaben überfällig">
          <OverdueHandovers
            rows={lists.handovers.rows}
            names={names}
            day={day}
            all={all('uebergaben', lists.handovers, `Alle ${overview.overdueHandovers.count} Übergaben`)}
          />
        </Section>
      )}
      {lists.rights && (
        <Section id="rechte" title="Rechte, die in 14 Tagen verfallen">
          <LapsingRights
            rows={lists.rights.rows}
            names={names}
            day={day}
            all={all('rechte', lists.rights, `Alle ${overview.lapsingRights.count} Rechte`)}
          />
        </Section>
      )}
      {lists.runs && (
        <Section id="kurse" title="Kurse gefährdet">
          <RunsAtRisk
            rows={lists.runs.rows}
            day={day}
            all={all('kurse', lists.runs, `Alle ${overview.runsAtRisk.count} Kurse`)}
          />
        </Section>
      )}
      <Section id="massnahmen" title="Maßnahmen überfällig">
        <OverdueMeasures
          rows={lists.measures.rows}
          day={day}
          all={all('massnahmen', lists.measures, `Alle ${overview.overdueMeasures.count} Maßnahmen`)}
        />
      </Section>
    </>
  );
};

const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section id={id} aria-labelledby={`${id}-titel`}>
    <h2 class="kern-heading-medium" id={`${id}-titel`}>
      {title}
    </h2>
    {children}
  </section>
);
