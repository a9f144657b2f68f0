import type { Desk } from '../../api/learners-desk.js';
import { germanDay } from '../../layout/dates.js';
import { type FormProblem, SelectField, TextField } from '../../layout/form-fields.js';
import { Table } from '../../layout/table.js';
import type { DeputyForm } from './follow-ups.forms.js';
import { officeWord } from './follow-up-words.js';

interface DeputiesProps {
  readonly desk: Desk;
  readonly formKey: string;
  readonly refused?: { readonly form: DeputyForm; readonly problem: FormProblem } | undefined;
}

/** Who stands in for whom in the own office, and the form to record it. */
export const DeputiesSection = ({ desk, formKey, refused }: DeputiesProps) => (
  <section id="vertretung" aria-labelledby="vertretung-titel">
    <h2 class="kern-heading-medium" id="vertretung-titel">
      Vertretung
    </h2>
    <p class="kern-body">
      Ihre Kennung ist <strong>{desk.account}</strong>. Nennen Sie sie der Person, die Sie als Vertretung eintragen
      soll.
    </p>
    <Table
      caption="Wer vertritt wen in Ihrer Stelle"
      rows={desk.deputies}
      rowKey={(row) => row.deputyId}
      empty="Zurzeit ist keine Vertretung eingetragen."
      columns={[
        { head: 'Vertreten wird', cell: (row) => (row.principal === desk.account ? 'Sie' : row.principal) },
        { head: 'Vertretung', cell: (row) => (row.deputy === desk.account ? 'Sie' : row.deputy) },
        { head: 'Zeit', cell: (row) => `${germanDay(row.from)} bis ${germanDay(row.to)}` },
        {
          head: 'Beenden',
          cell: (row) => (
            <form method="post" action={`/wiedervorlagen/vertretung/${row.deputyId}/beenden`}>
              <input type="hidden" name="schluessel" value={`${formKey}-b-${row.deputyId}`} />
              <input type="hidden" name="stelle" value={row.office} />
              <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
                <span class="kern-label">Beenden</span>
              </button>
            </form>
          ),
        },
      ]}
    />
    <details open={refused !== undefined}>
      <summary class="kern-link">Vertretung eintragen</summary>
      <form method="post" action="/wiedervorlagen/vertretung" class="vz-form">
        <input type="hidden" name="schluessel" value={refused?.form.schluessel ?? `${formKey}-vertretung`} />
        {desk.offices.length > 1 && (
          <SelectField
            name="stelle"
            label="Stelle"
            required
            choices={desk.offices.map((office) => ({ value: office, text: officeWord(office) }))}
            value={refused?.form.stelle}
          />
        )}
        <TextField
          name="vertretung"
          label="Kennung der Vertretung"
          required
          maxLength={200}
          value={refused?.form.vertretung}
          error={refused?.problem.fields['vertretung']}
        />
        <TextField
          name="vertreten"
          label="Kennung der vertretenen Person"
          hint="Leer: Sie selbst."
          maxLength={200}
          value={refused?.form.vertreten}
        />
        <TextField
          name="von"
          label="Erster Tag"
          type="date"
          required
          value={refused?.form.von}
          error={refused?.problem.fields['von']}
        />
        <TextField
          name="bis"
          label="Letzter Tag"
          type="date"
          required
          value={refused?.form.bis}
          error={refused?.problem.fields['bis']}
        />
        <div>
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">Vertretung eintragen</span>
          </button>
        </div>
      </form>
    </details>
  </section>
);
