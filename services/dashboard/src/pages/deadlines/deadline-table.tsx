import type { DeadlineRow, Rule } from '../../api/deadlines.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { daysBetween, deadlineText, germanDay } from '../../layout/dates.js';
import { PersonLink } from '../../layout/person-link.js';
import { type Column, Table } from '../../layout/table.js';
import { paragraphOf, ruleTitle, whatText, whoText } from './deadline-words.js';

export interface DeadlineTableProps {
  readonly caption: string;
  readonly rows: readonly DeadlineRow[];
  readonly day: string;
  readonly names: Names;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Whether the reader may decide upon rights, on the day shown. */
  readonly decides: boolean;
  readonly empty: string;
  readonly csv?: string;
  readonly next?: string | undefined;
  readonly all?: { readonly address: string; readonly text: string } | undefined;
}

/** Kinds upon whose rows a person decides here. */
const DECIDED: Readonly<Record<string, string>> = {
  'lapse-decision': 'Entscheiden',
  'right-lapses': 'Verlängern',
};

export const DeadlineTable = ({ day, names, rules, decides, ...table }: DeadlineTableProps) => (
  <Table
    {...table}
    rowKey={({ kind, subjectId, dueOn }) => `${kind}-${subjectId}-${dueOn}`}
    columns={[
      {
        head: 'Person',
        cell: ({ personRef, municipality, disputed }) => (
          <>
            <PersonLink personRef={personRef} names={names} day={day} />
            <small>{municipality?.name}</small>
            {disputed && <Badge tone="warning" text="bestritten" />}
          </>
        ),
      },
      {
        head: 'Frist',
        cell: ({ dueOn }) => (
          <>
            <Badge tone={daysBetween(day, dueOn) < 7 ? 'danger' : 'warning'} text={deadlineText(dueOn, day)} />
            <small>{germanDay(dueOn)}</small>
          </>
        ),
      },
      { head: 'Was', cell: whatText },
      { head: 'Wer ist dran', cell: ({ who }) => <strong>{whoText(who)}</strong> },
      {
        head: 'Regel',
        cell: (row) => (
          <>
            {paragraphOf(rules, row)}
            <small>{ruleTitle(rules, row.ruleId)}</small>
          </>
        ),
      },
      ...(decides ? [ACTION] : []),
    ]}
  />
);

const ACTION: Column<DeadlineRow> = {
  head: 'Aktion',
  cell: ({ kind, subjectId, personRef }) => {
    const action = DECIDED[kind];
    return action === undefined ? (
      'im Fall'
    ) : (
      <a class="kern-link" href={`/fristen/recht/${subjectId}?person=${encodeURIComponent(personRef)}`}>
        {action}
      </a>
    );
  },
};
