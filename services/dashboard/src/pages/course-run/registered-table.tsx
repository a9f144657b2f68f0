import { WITHDRAWAL_REASONS } from '#contracts';
import type { RegistrationOfRun, RunOfPage } from '../../api/course-run.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { deadlineText, germanDay } from '../../layout/dates.js';
import { SelectField } from '../../layout/form-fields.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { closingWord, levelReasonWord, registrationWord } from './course-run-words.js';

interface RegisteredTableProps {
  readonly run: RunOfPage;
  readonly rows: readonly RegistrationOfRun[];
  readonly names: Names;
  readonly disputes: Disputes;
  readonly today: string;
  readonly formKey: string;
}

/** What a person may say; that its time is over a timer says alone. */
const REASONS = WITHDRAWAL_REASONS.filter((reason) => reason !== 'hold-expired');

/** Who has a seat and has not begun: held seats are confirmed or released, each may be taken back. */
export const RegisteredTable = ({ run, rows, names, disputes, today, formKey }: RegisteredTableProps) => (
  <Table
    caption="Vor dem Beginn, Vormerkungen zuerst"
    csv={`/kurse/${run.runId}/teilnehmende.csv`}
    rows={rows}
    rowKey={(row) => row.id}
    empty="Niemand ist vorgemerkt oder angemeldet."
    columns={[
      {
        head: 'Person',
        cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} />,
      },
      {
        head: 'Stand',
        cell: (row) => (
          <>
            <Badge tone={row.phase === 'confirmed' ? 'success' : 'warning'} text={registrationWord(row.phase)} />
            {row.heldUntil !== undefined && row.phase === 'held' && (
              <div>
                {deadlineText(row.heldUntil, today)}, bis {germanDay(row.heldUntil)}
              </div>
            )}
            {row.levelReason !== undefined && <div>anderes Niveau: {levelReasonWord(row.levelReason)}</div>}
          </>
        ),
      },
      { head: 'Angemeldet am', cell: (row) => germanDay(row.registeredOn ?? row.since) },
      {
        head: 'Platz',
        cell: (row) => (
          <div class="vz-answer">
            {row.phase === 'held' && (
              <form method="post" action={`/kurse/${run.runId}/plaetze/${row.id}/bestaetigen`} class="vz-inline-form">
                <Hidden row={row} formKey={`${formKey}-b`} />
                <button
                  type="submit"
                  class="kern-btn kern-btn--primary kern-btn--x-small"
                  aria-label={`Platz bestätigen für ${names.get(row.personRef) ?? row.personRef}`}
                >
                  <span class="kern-label">Bestätigen</span>
                </button>
              </form>
            )}
            <details>
              <summary class="kern-link">{row.phase === 'held' ? 'Platz freigeben' : 'Anmeldung zurückziehen'}</summary>
              <form method="post" action={`/kurse/${run.runId}/plaetze/${row.id}/freigeben`} class="vz-inline-form">
                <Hidden row={row} formKey={`${formKey}-f`} />
                <SelectField
                  id={`grund-${row.id}`}
                  name="grund"
                  label="Grund"
                  required
                  choices={REASONS.map((reason) => ({ value: reason, text: closingWord(reason) }))}
                />
                <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
                  <span class="kern-label">Platz freigeben</span>
                </button>
              </form>
            </details>
          </div>
        ),
      },
    ]}
  />
);

const Hidden = ({ row, formKey }: { row: RegistrationOfRun; formKey: string }) => (
  <>
    <input type="hidden" name="schluessel" value={`${formKey}-${row.id}`} />
    <input type="hidden" name="person" value={row.personRef} />
  </>
);

/** Who is not in the run any more, or never was: since when and why. */
export const LeftTable = ({
  run,
  rows,
  names,
  disputes,
}: Pick<RegisteredTableProps, 'run' | 'rows' | 'names' | 'disputes'>) => (
  <Table
    caption="Abgebrochen, zurückgezogen oder abgelehnt"
    csv={`/kurse/${run.runId}/teilnehmende.csv`}
    rows={rows}
    rowKey={(row) => row.id}
    empty="Niemand hat abgebrochen oder zurückgezogen."
    columns={[
      {
        head: 'Person',
        cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} />,
      },
      { head: 'Stand', cell: (row) => `${registrationWord(row.phase)} am ${germanDay(row.since)}` },
      { head: 'Grund', cell: (row) => (row.reason === undefined ? '–' : closingWord(row.reason)) },
    ]}
  />
);
