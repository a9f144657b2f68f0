import { OVERLAP_REASONS } from '#contracts';
import { DisputesUnknown } from '../../layout/disputed.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { Overlap } from '../../api/overlaps.js';
import { germanDay } from '../../layout/dates.js';
import { SelectField } from '../../layout/form-fields.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { type FormProblem, ProblemSummary } from '../courses/form-problem.js';
import { PATH, REASONS } from './overlaps.query.js';

export interface OverlapsData {
  readonly overlaps: readonly Overlap[];
  readonly names: Names;
  readonly disputes: Disputes;
  readonly formKey: string;
  readonly problem: (FormProblem & { readonly registrationId: string }) | undefined;
}

/** Who is in two courses at one time since days changed: for people to decide, for nobody to lose a seat by. */
export const OverlapsPage = (data: OverlapsData) => {
  const problem = data.problem && atRow(data.problem, data.overlaps);
  return (
    <>
      {problem && <ProblemSummary problem={problem} title="Das wurde nicht gespeichert" />}
      <DisputesUnknown disputes={data.disputes} />
      <p class="kern-body">
        Die Tage eines Kurses wurden geändert, nachdem diese Personen angemeldet waren. Alle behalten ihren Platz, bis
        Sie entscheiden. Welche Kurse anderer Träger betroffen sind, sieht die Kurskoordination.
      </p>
      <Table
        caption="Personen in zwei Kursen zur selben Zeit, am längsten offene zuerst"
        rows={data.overlaps}
        rowKey={({ registrationId, otherRegistrationId }) => `${registrationId}-${otherRegistrationId}`}
        csv={`${PATH}.csv`}
        empty="Niemand ist zur selben Zeit in zwei Kursen."
        columns={[
          {
            head: 'Person',
            cell: ({ personRef }) => <MarkedPerson personRef={personRef} names={data.names} disputes={data.disputes} />,
          },
          {
            head: 'Kurs',
            cell: ({ runId, title, startsOn, endsOn }) => (
              <>
                <a class="kern-link" href={`/kurse/${runId}`}>
                  {title}
                </a>
                <small>
                  {germanDay(startsOn)} bis {germanDay(endsOn)}
                </small>
              </>
            ),
          },
          {
            head: 'Zur selben Zeit',
            cell: ({ otherRunId }) =>
              otherRunId === undefined ? (
                'Kurs eines anderen Trägers'
              ) : (
                <a class="kern-link" href={`/kurse/${otherRunId}`}>
                  der andere Kurs
                </a>
              ),
          },
          { head: 'Seit', cell: ({ since }) => germanDay(since) },
          { head: 'Entscheiden', cell: (row) => <Decide row={row} formKey={data.formKey} problem={problem} /> },
        ]}
      />
    </>
  );
};

/** Unique on the page: a registration may share its days with several others. */
const reasonId = ({ registrationId, otherRegistrationId }: Overlap): string =>
  `grund-${registrationId}-${otherRegistrationId}`;

/** What was wrong with the reason stands at the first row of its registration. */
function atRow(
  { registrationId, ...problem }: FormProblem & { readonly registrationId: string },
  overlaps: readonly Overlap[],
): FormProblem {
  const row = overlaps.find((one) => one.registrationId === registrationId);
  const text = problem.fields['grund'];
  return { ...problem, fields: row === undefined || text === undefined ? {} : { [reasonId(row)]: text } };
}

interface DecideProps {
  readonly row: Overlap;
  readonly formKey: string;
  readonly problem: FormProblem | undefined;
}

const Decide = ({ row, formKey, problem }: DecideProps) => {
  const { personRef, registrationId, begun, title, runId } = row;
  const action = `${PATH}/${personRef}/${registrationId}`;
  return (
    <div class="vz-answer">
      <form method="post" action={`${action}/zulassen`} class="vz-inline-form">
        <input type="hidden" name="schluessel" value={`${formKey}-z-${registrationId}`} />
        <SelectField
          id={reasonId(row)}
          name="grund"
          label="Grund"
          required
          choices={OVERLAP_REASONS.map((reason) => ({ value: reason, text: REASONS[reason] }))}
          error={problem?.fields[reasonId(row)]}
        />
        <button
          type="submit"
          class="kern-btn kern-btn--secondary kern-btn--x-small"
          aria-label={`Beide Kurse zulassen: ${title}`}
        >
          <span class="kern-label">Beides zulassen</span>
        </button>
      </form>
      {begun ? (
        <a class="kern-link" href={`/kurse/${runId}`}>
          Abbruch beim Kurs eintragen
        </a>
      ) : (
        <form method="post" action={`${action}/zuruecknehmen`} class="vz-inline-form">
          <input type="hidden" name="schluessel" value={`${formKey}-n-${registrationId}`} />
          <button
            type="submit"
            class="kern-btn kern-btn--tertiary kern-btn--x-small"
            aria-label={`Anmeldung zurücknehmen: ${title}`}
          >
            <span class="kern-label">Anmeldung zurücknehmen</span>
          </button>
        </form>
      )}
    </div>
  );
};
