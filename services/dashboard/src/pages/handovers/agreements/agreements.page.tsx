import type { ComponentChildren } from 'preact';
import type { AgreementRow } from '../../../api/handovers.js';
import type { Named } from '../../../api/integration-status.js';
import { Badge, type Tone } from '../../../layout/badge.js';
import { germanDay } from '../../../layout/dates.js';
import { Table } from '../../../layout/table.js';
import { type FormProblem, FormProblemSummary, InputField, SelectField } from '../form-problem.js';
import { agreementStateWord } from '../handover-words.js';
import { AGREEMENTS_PATH, type ProposeForm } from './agreements.query.js';

export interface AgreementsData {
  readonly rows: readonly AgreementRow[];
  readonly receivers: readonly Named[];
  /** The providers for which the reader acts. */
  readonly own: readonly string[];
  readonly today: string;
  readonly formKey: string;
  readonly typed?: ProposeForm | undefined;
  readonly problem?: FormProblem | undefined;
}

const TONES: Readonly<Record<AgreementRow['state'], Tone>> = {
  proposed: 'warning',
  agreed: 'success',
  declined: 'danger',
  ended: 'info',
};

export const AgreementsPage = (data: AgreementsData) => (
  <>
    {data.problem && <FormProblemSummary problem={data.problem} />}
    <p class="kern-body">
      Zwei Träger sagen einander zu, wie lange jeder Schritt einer Übergabe höchstens dauert. Für ein Angebot gilt, was
      an seinem Tag vereinbart war; die gesetzliche Frist steht daneben und bleibt.
    </p>
    <Table
      caption="Vereinbarungen, neueste zuerst"
      rows={data.rows}
      rowKey={(row) => row.agreementId}
      csv={`${AGREEMENTS_PATH}.csv`}
      empty="Noch hat kein Träger eine Vereinbarung vorgeschlagen."
      columns={[
        {
          head: 'Zwischen',
          cell: (row) => (
            <>
              {row.providers.map(({ name }) => name).join(' und ')}
              <small>
                vorgeschlagen von {row.proposedBy.name} am {germanDay(row.proposedOn)}
              </small>
            </>
          ),
        },
        { head: 'Zusage', cell: (row) => <Promised row={row} /> },
        { head: 'Gilt', cell: periodText },
        {
          head: 'Stand',
          cell: (row) => <Badge tone={TONES[row.state]} text={agreementStateWord(row.state)} />,
        },
        { head: 'Nächster Schritt', cell: (row) => <Steps row={row} data={data} /> },
      ]}
    />
    {data.own.length > 0 && <Propose data={data} />}
  </>
);

const Promised = ({ row }: { row: AgreementRow }) => (
  <>
    {promiseTexts(row).map((text) => (
      <small key={text}>{text}</small>
    ))}
  </>
);

export const promiseTexts = ({ answerDays, startDays, courseStartDays }: AgreementRow): readonly string[] => [
  ...(answerDays === undefined ? [] : [`Antwort in ${answerDays} Tagen`]),
  ...(startDays === undefined ? [] : [`Beginn ${startDays} Tage nach der Antwort`]),
  ...(courseStartDays === undefined ? [] : [`Beginn ${courseStartDays} Tage nach dem Kursende`]),
];

export function periodText({ validFrom, validTo, lastDay }: AgreementRow): string {
  const last = [validTo, lastDay].filter((day) => day !== undefined).toSorted()[0];
  return `ab ${germanDay(validFrom)}${last === undefined ? '' : ` bis ${germanDay(last)}`}`;
}

const Steps = ({ row, data }: { row: AgreementRow; data: AgreementsData }) => {
  const acting = row.providers.find(({ id }) => data.own.includes(id));
  if (!acting) return <>keiner</>;
  const other = acting.id !== row.proposedBy.id;
  const form = (step: string, text: string, kind: 'primary' | 'secondary', more?: ComponentChildren) => (
    <form method="post" action={`${AGREEMENTS_PATH}/${row.agreementId}/${step}`} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={`${data.formKey}-${step}-${row.agreementId}`} />
      <input type="hidden" name="traeger" value={acting.id} />
      {more}
      <button type="submit" class={`kern-btn kern-btn--${kind} kern-btn--x-small`}>
        <span class="kern-label">{text}</span>
      </button>
    </form>
  );
  if (row.state === 'proposed')
    return (
      <>
        {other && form('zustimmen', 'Zustimmen', 'primary')}
        {form('ablehnen', other ? 'Ablehnen' : 'Vorschlag zurücknehmen', 'secondary')}
      </>
    );
  if (row.state !== 'agreed') return <>keiner</>;
  const id = `ende-${row.agreementId}`;
  return (
    <details class="vz-answer">
      <summary class="kern-link">Beenden</summary>
      {form(
        'beenden',
        'Beenden',
        'secondary',
        <InputField
          id={id}
          name="bis"
          type="date"
          label="Letzter Tag"
          value={data.today}
          required
          problem={data.problem}
        />,
      )}
    </details>
  );
};

const Propose = ({ data: { receivers, own, formKey, typed, problem, today } }: { data: AgreementsData }) => (
  <section aria-labelledby="vorschlagen-titel">
    <h2 class="kern-heading-medium" id="vorschlagen-titel">
      Vereinbarung vorschlagen
    </h2>
    <form method="post" action={AGREEMENTS_PATH} class="vz-form">
      <input type="hidden" name="schluessel" value={typed?.schluessel ?? `${formKey}-neu`} />
      {own.length === 1 ? (
        <input type="hidden" name="traeger" value={own[0]} />
      ) : (
        <SelectField
          id="traeger"
          name="traeger"
          label="Für"
          value={typed?.traeger}
          choices={receivers.filter(({ id }) => own.includes(id)).map(({ id, name }) => [id, name])}
          problem={problem}
        />
      )}
      <SelectField
        id="partner"
        name="partner"
        label="Mit"
        empty="bitte wählen"
        required
        value={typed?.partner}
        choices={receivers.filter(({ id }) => !own.includes(id)).map(({ id, name }) => [id, name])}
        problem={problem}
      />
      <InputField
        id="antwort"
        name="antwort"
        type="number"
        label="Tage vom Angebot bis zur Antwort"
        optional
        value={typed?.antwort}
        problem={problem}
      />
      <InputField
        id="beginn"
        name="beginn"
        type="number"
        label="Tage von der Antwort bis zum Beginn"
        optional
        value={typed?.beginn}
        problem={problem}
      />
      <InputField
        id="kursende"
        name="kursende"
        type="number"
        label="Tage vom Kursende bis zum Beginn"
        optional
        value={typed?.kursende}
        problem={problem}
      />
      <InputField id="ab" name="ab" type="date" label="Gilt ab" required value={typed?.ab ?? today} problem={problem} />
      <InputField id="bis" name="bis" type="date" label="Gilt bis" optional value={typed?.bis} problem={problem} />
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Vorschlagen</span>
      </button>
    </form>
  </section>
);
