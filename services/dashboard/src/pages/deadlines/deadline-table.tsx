import type { DueRow, Rule } from '../../api/deadlines.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { daysBetween, deadlineText, germanDay } from '../../layout/dates.js';
import { Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import { type Column, Table } from '../../layout/table.js';
import { DutyDoneForm, isDoneHere } from './duty-done-form.js';
import { type Acts, placeToAct } from './place-to-act.js';
import { paragraphOf, ruleTitle, whatText, whoText } from './deadline-words.js';

export interface DeadlineTableProps {
  readonly caption: string;
  readonly rows: readonly DueRow[];
  readonly day: string;
  readonly names: Names;
  readonly rules: ReadonlyMap<string, Rule>;
  /** What the reader may do; absent on a day before. */
  readonly acts: Acts | undefined;
  readonly empty: string;
  readonly csv?: string;
  readonly next?: string | undefined;
  readonly all?: { readonly address: string; readonly text: string } | undefined;
}

export const DeadlineTable = ({ day, names, rules, acts, ...table }: DeadlineTableProps) => (
  <Table
    {...table}
    rowKey={({ kind, subjectId, dueOn }) => `${kind}-${subjectId}-${dueOn}`}
    columns={[
      {
        head: 'Person',
        cell: ({ personRef, municipality, disputedData }) =>
          personRef === undefined ? (
            'keine einzelne Person'
          ) : (
            <>
              <PersonLink personRef={personRef} names={names} day={day} />{' '}
              <Disputed data={disputedData} datum="identity" />
              <small>{municipality?.name}</small> <Disputed data={disputedData} datum="municipality" />
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
      {
        head: 'Was',
        cell: (row) => (
          <>
            {whatText(row)} {row.disputed && <Badge tone="warning" text="bestritten" />}
          </>
        ),
      },
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
      ...(acts ? [actionFor(acts)] : []),
    ]}
  />
);

const actionFor = (acts: NonNullable<DeadlineTableProps['acts']>): Column<DueRow> => ({
  head: 'Aktion',
  cell: (row) => {
    if (acts.reports && isDoneHere(row)) return <DutyDoneForm row={row} formKey={acts.formKey} />;
    const place = placeToAct(row, acts);
    if (!place) return '–';
    const { text, href } = place;
    return (
      <a class="kern-link" href={href}>
        {text}
      </a>
    );
  },
});
