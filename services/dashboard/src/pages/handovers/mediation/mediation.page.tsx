import { DisputesUnknown } from '../../../layout/disputed.js';
import { MEDIATION_REASONS, MEDIATION_RESULTS } from '#contracts';
import type { MediationRow } from '../../../api/handovers.js';
import type { HandoverRow, Named } from '../../../api/integration-status.js';
import type { Disputes } from '../../../api/disputes.js';
import type { Names } from '../../../api/names.js';
import { Badge, type Tone } from '../../../layout/badge.js';
import { germanDay } from '../../../layout/dates.js';
import { MarkedPerson } from '../../../layout/person-link.js';
import { Table } from '../../../layout/table.js';
import { type FormProblem, FormProblemSummary, SelectField } from '../form-problem.js';
import { mediationReasonWord, mediationResultWord, mediationStateWord } from '../handover-words.js';
import { MEDIATION_PATH, type RequestForm } from './mediation.query.js';

export interface MediationData {
  readonly rows: readonly MediationRow[];
  /** The hand-over on which mediation is asked for. */
  readonly handover?: HandoverRow | undefined;
  readonly receivers: readonly Named[];
  readonly own: readonly string[];
  readonly names: Names;
  readonly disputes: Disputes;
  readonly coordinates: boolean;
  readonly formKey: string;
  readonly typed?: RequestForm | undefined;
  readonly problem?: FormProblem | undefined;
}

const TONES: Readonly<Record<MediationRow['state'], Tone>> = {
  requested: 'warning',
  accepted: 'info',
  concluded: 'success',
};

export const MediationPage = (data: MediationData) => (
  <>
    {data.problem && <FormProblemSummary problem={data.problem} />}
    <DisputesUnknown disputes={data.disputes} />
    <p class="kern-body">Eine Vermittlung sehen nur die beiden Träger und die Kurskoordination, sonst niemand.</p>
    <Ask data={data} />
    <Table
      caption="Vermittlungen, offene zuerst"
      rows={data.rows}
      rowKey={(row) => row.mediationId}
      csv={`${MEDIATION_PATH}.csv`}
      empty="Niemand hat um Vermittlung gebeten."
      columns={[
        {
          head: 'Zwischen',
          cell: (row) => (
            <>
              {row.providers.map(({ name }) => name).join(' und ')}
              <small>
                erbeten von {row.by?.name ?? 'der Kurskoordination'} am {germanDay(row.requestedOn)}
              </small>
            </>
          ),
        },
        {
          head: 'Worum es geht',
          cell: (row) => (
            <>
              {mediationReasonWord(row.reason)}
              <small>
                {row.personRef === undefined ? (
                  'Zusammenarbeit der beiden Träger'
                ) : (
                  <MarkedPerson personRef={row.personRef} names={data.names} disputes={data.disputes} />
                )}
              </small>
            </>
          ),
        },
        {
          head: 'Stand',
          cell: (row) => (
            <>
              <Badge tone={TONES[row.state]} text={mediationStateWord(row.state)} />
              {row.result !== undefined && <small>{mediationResultWord(row.result)}</small>}
            </>
          ),
        },
        { head: 'Nächster Schritt', cell: (row) => <Steps row={row} data={data} /> },
      ]}
    />
  </>
);

const Steps = ({ row, data }: { row: MediationRow; data: MediationData }) => {
  if (row.state === 'concluded') return <>keiner</>;
  if (!data.coordinates) return <>die Kurskoordination ist dran</>;
  const step = row.state === 'requested' ? 'uebernehmen' : 'abschliessen';
  return (
    <form method="post" action={`${MEDIATION_PATH}/${row.mediationId}/${step}`} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={`${data.formKey}-${step}-${row.mediationId}`} />
      {step === 'abschliessen' && (
        <SelectField
          id={`ergebnis-${row.mediationId}`}
          name="ergebnis"
          label="Ergebnis"
          empty="bitte wählen"
          required
          choices={MEDIATION_RESULTS.map((result) => [result, mediationResultWord(result)])}
          problem={data.problem}
        />
      )}
      <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
        <span class="kern-label">{step === 'uebernehmen' ? 'Übernehmen' : 'Ergebnis vermerken'}</span>
      </button>
    </form>
  );
};

const Ask = ({
  data: { handover, receivers, own, coordinates, formKey, typed, problem, names, disputes },
}: {
  data: MediationData;
}) => (
  <section aria-labelledby="erbitten-titel">
    <h2 class="kern-heading-medium" id="erbitten-titel">
      Vermittlung erbitten
    </h2>
    <form method="post" action={MEDIATION_PATH} class="vz-form">
      <input type="hidden" name="schluessel" value={typed?.schluessel ?? `${formKey}-neu`} />
      {handover ? (
        <>
          <input type="hidden" name="uebergabe" value={handover.handoverId} />
          <p class="kern-body">
            Zur Übergabe von <MarkedPerson personRef={handover.personRef} names={names} disputes={disputes} />:{' '}
            {handover.from.name} an {handover.to.name}.
          </p>
          {!coordinates && (
            <input
              type="hidden"
              name="traeger"
              value={[handover.from.id, handover.to.id].find((id) => own.includes(id)) ?? ''}
            />
          )}
        </>
      ) : (
        <>
          <SelectField
            id="traeger"
            name="traeger"
            label={coordinates ? 'Zwischen' : 'Für'}
            empty={coordinates ? 'bitte wählen' : undefined}
            value={typed?.traeger}
            choices={receivers.filter(({ id }) => coordinates || own.includes(id)).map(({ id, name }) => [id, name])}
            problem={problem}
          />
          <SelectField
            id="partner"
            name="partner"
            label={coordinates ? 'und' : 'Mit'}
            empty="bitte wählen"
            required
            value={typed?.partner}
            choices={receivers.filter(({ id }) => !own.includes(id)).map(({ id, name }) => [id, name])}
            problem={problem}
          />
        </>
      )}
      <SelectField
        id="grund"
        name="grund"
        label="Grund"
        empty="bitte wählen"
        required
        value={typed?.grund}
        choices={MEDIATION_REASONS.map((reason) => [reason, mediationReasonWord(reason)])}
        problem={problem}
      />
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Vermittlung erbitten</span>
      </button>
    </form>
  </section>
);
