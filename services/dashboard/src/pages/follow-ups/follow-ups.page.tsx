import { DisputesUnknown } from '../../layout/disputed.js';
import type { CountyDepartment, Desk, FollowUp, TransitionStep } from '../../api/learners-desk.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { daysBetween, deadlineText, germanDay } from '../../layout/dates.js';
import { type FormProblem, FormSummary, SelectField } from '../../layout/form-fields.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { departmentWord, transitionWord } from '../../layout/words.js';
import { DeputiesSection } from './deputies-section.js';
import { FollowUpActions, type RefusedChange } from './follow-up-actions.js';
import { inChargeWord, subjectWord } from './follow-up-words.js';
import type { DeputyForm } from './follow-ups.forms.js';

interface StepsList {
  readonly rows: readonly TransitionStep[];
  readonly next: string | undefined;
  readonly csv: string;
  /** The department to which the list is narrowed. */
  readonly owner: string | undefined;
  /** Those that it can be narrowed to; empty for a department, which sees its own alone. */
  readonly departments: readonly CountyDepartment[];
}

export interface FollowUpsData {
  readonly today: string;
  readonly names: Names;
  readonly disputes: Disputes;
  readonly formKey: string;
  /** Absent for those who have no desk of follow-ups. */
  readonly mine?: { readonly rows: readonly FollowUp[]; readonly next: string | undefined } | undefined;
  readonly desk?: Desk | undefined;
  /** Absent for those who have no part in transitions. */
  readonly steps?: StepsList | undefined;
  readonly change?: RefusedChange | undefined;
  readonly deputy?: { readonly form: DeputyForm; readonly problem: FormProblem } | undefined;
}

/** What is due first; then what other steps wait for. */
export const FollowUpsPage = (data: FollowUpsData) => (
  <>
    <FormSummary title="Das wurde nicht gespeichert" problem={summaryOf(data)} />
    <DisputesUnknown disputes={data.disputes} />
    {data.mine && <MyFollowUps {...data} rows={data.mine.rows} next={data.mine.next} />}
    {data.steps && <Steps names={data.names} disputes={data.disputes} today={data.today} list={data.steps} />}
    {data.desk && <DeputiesSection desk={data.desk} formKey={data.formKey} refused={data.deputy} />}
  </>
);

function summaryOf({ change, deputy }: FollowUpsData): FormProblem | undefined {
  if (!change) return deputy?.problem;
  const { tag } = change.problem.fields;
  return { ...change.problem, fields: tag === undefined ? {} : { [`tag-${change.followUpId}`]: tag } };
}

/** A day in words, with its date below. */
export const Due = ({ on, today }: { on: string; today: string }) => (
  <>
    <Badge tone={toneOf(on, today)} text={deadlineText(on, today)} />
    <small>{germanDay(on)}</small>
  </>
);

function toneOf(on: string, today: string): 'danger' | 'warning' | 'info' {
  const days = daysBetween(today, on);
  if (days < 0) return 'danger';
  return days < 7 ? 'warning' : 'info';
}

const MyFollowUps = ({
  rows,
  next,
  names,
  disputes,
  today,
  desk,
  formKey,
  change,
}: FollowUpsData & { readonly rows: readonly FollowUp[]; readonly next: string | undefined }) => (
  <section id="meine" aria-labelledby="meine-titel">
    <h2 class="kern-heading-medium" id="meine-titel">
      Meine Wiedervorlagen
    </h2>
    <Table
      caption="Ihre offenen Wiedervorlagen, früheste zuerst"
      rows={rows}
      rowKey={(row) => row.followUpId}
      csv="/wiedervorlagen.csv"
      next={next}
      empty="Nichts liegt an. Eine Wiedervorlage setzen Sie auf der Seite eines Falls."
      columns={[
        { head: 'Person', cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} /> },
        { head: 'Frist', cell: (row) => <Due on={row.dueOn} today={today} /> },
        {
          head: 'Anlass',
          cell: (row) => (
            <>
              {subjectWord(row.subject)}
              {row.note !== undefined && <small>{row.note}</small>}
            </>
          ),
        },
        { head: 'Zuständig', cell: (row) => inChargeWord(row.inCharge) },
        {
          head: 'Was tun',
          cell: (row) => <FollowUpActions row={row} desk={desk} formKey={formKey} back="" refused={change} />,
        },
      ]}
    />
  </section>
);

const Steps = ({
  names,
  disputes,
  today,
  list,
}: Pick<FollowUpsData, 'names' | 'disputes' | 'today'> & { readonly list: StepsList }) => (
  <section id="schritte" aria-labelledby="schritte-titel">
    <h2 class="kern-heading-medium" id="schritte-titel">
      Schritte von Übergängen
    </h2>
    {list.departments.length > 0 && <OwnerFilter {...list} />}
    <Table
      caption="Offene Schritte, überfällige zuerst"
      rows={list.rows}
      rowKey={(row) => `${row.transitionId}-${row.step}`}
      csv={list.csv}
      next={list.next}
      empty="Kein Schritt eines Übergangs ist offen."
      columns={[
        { head: 'Person', cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} /> },
        { head: 'Frist', cell: (row) => <Due on={row.dueOn} today={today} /> },
        {
          head: 'Schritt',
          cell: (row) => (
            <>
              {row.title}
              <small>{transitionWord(row.kind)}</small>
            </>
          ),
        },
        { head: 'Zuständig', cell: (row) => departmentWord(row.owner) },
      ]}
    />
  </section>
);

/** Steps of one department; those kept apart are told to themselves alone, so they stand in no choice. */
const OwnerFilter = ({ owner, departments }: StepsList) => (
  <form method="get" action="/wiedervorlagen#schritte" class="vz-day">
    <SelectField
      name="fachdienst"
      label="Zuständiger Fachdienst"
      narrowing
      none="alle"
      value={owner}
      choices={departments
        .filter(({ department }) => !APART.has(department))
        .map(({ department, title }) => ({ value: department, text: title }))}
    />
    <button type="submit" class="kern-btn kern-btn--secondary">
      <span class="kern-label">Anzeigen</span>
    </button>
  </form>
);
const APART: ReadonlySet<string> = new Set(['youth', 'health', 'daycare']);
