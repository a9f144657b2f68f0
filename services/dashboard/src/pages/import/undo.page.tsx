import type { CsvColumn } from '../../csv/csv.js';
import type { ImportState, KeptRecord, UndoPlan } from '../../api/imports.js';
import { Alert } from '../../layout/alert.js';
import { counted, germanInstant } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { reasonText, recordText } from './import-words.js';

export interface UndoData {
  readonly state: ImportState;
  readonly plan: UndoPlan;
  /** Where the import is. */
  readonly path: string;
  readonly formKey: string;
}

/** Before the undo: what it takes back, and what it keeps and why. */
export const UndoPage = ({ state, plan, path, formKey }: UndoData) => (
  <>
    <Alert
      tone={plan.kept > 0 ? 'warning' : 'info'}
      title={`${counted(plan.retracted, 'Datensatz wird', 'Datensätze werden')} zurückgenommen, ${plan.kept.toLocaleString('de-DE')} bleiben.`}
    >
      <p class="kern-body">
        Der Import vom {germanInstant(state.startedAt)} zählt danach, als wäre er nie gewesen.
        {plan.kept > 0 && ' Was später darauf aufgebaut wurde, bleibt und ist unten genannt.'}
        {plan.complete
          ? ''
          : ` Angesehen sind die ersten 2.000 von ${plan.streams.toLocaleString('de-DE')} Datensätzen.`}
      </p>
    </Alert>
    {plan.streams === 0 ? (
      <p class="kern-body vz-empty">Dieser Import hat hier nichts hinterlassen, was zurückgenommen werden kann.</p>
    ) : (
      <form method="post" action={`${path}/ruecknahme`} class="vz-form">
        <input type="hidden" name="schluessel" value={formKey} />
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Import zurücknehmen</span>
        </button>
      </form>
    )}
    <KeptRecords kept={plan.kept} list={plan.list} csv={`${path}/bleibt.csv`} />
    <p class="kern-body">
      <a class="kern-link" href={path}>
        Zurück zum Import, ohne etwas zu ändern
      </a>
    </p>
  </>
);

/** What stays, and why. */
export const KeptRecords = ({ kept, list, csv }: { kept: number; list: readonly KeptRecord[]; csv: string }) =>
  kept === 0 ? null : (
    <section aria-labelledby="bleibt-titel">
      <h2 class="kern-heading-medium" id="bleibt-titel">
        Was bleibt, weil später darauf aufgebaut wurde
      </h2>
      {list.length < kept && (
        <p class="kern-body">Von {kept.toLocaleString('de-DE')} sind die ersten tausend einzeln genannt.</p>
      )}
      <Table
        caption="Was bleibt"
        rows={list}
        rowKey={({ stream }) => stream}
        csv={csv}
        empty="Nichts bleibt."
        columns={[
          { head: 'Was', cell: ({ kind }) => recordText(kind) },
          { head: 'Zeichen', cell: recordCell },
          { head: 'Warum', cell: (row) => reasonText(row, germanInstant) },
        ]}
      />
    </section>
  );

const PERSON = /^(?:learner|participation)-(p_.+)$/;

const recordCell = ({ stream, kind }: KeptRecord) => {
  const personRef = PERSON.exec(stream)?.[1];
  const id = stream.slice(kind.length + 1);
  return personRef === undefined ? (
    id
  ) : (
    <a class="kern-link" href={`/faelle/${personRef}`}>
      {id}
    </a>
  );
};

export const KEPT_COLUMNS: readonly CsvColumn<KeptRecord>[] = [
  { head: 'Was', cell: ({ kind }) => recordText(kind) },
  { head: 'Zeichen', cell: ({ stream, kind }) => stream.slice(kind.length + 1) },
  { head: 'Warum', cell: (row) => reasonText(row, germanInstant) },
];
