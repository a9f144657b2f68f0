import { OVERLAP_REASONS } from '#contracts';
import type { Names } from '../../api/names.js';
import type { Overlap } from '../../api/overlaps.js';
import { germanDay } from '../../layout/dates.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { type FormProblem, ProblemSummary } from '../courses/form-problem.js';
import { PATH, REASONS } from './overlaps.query.js';

export interface OverlapsData {
  readonly overlaps: readonly Overlap[];
  readonly names: Names;
  readonly formKey: string;
  readonly problem: (FormProblem & { readonly registrationId: string }) | undefined;
}

/** Who is in two courses at one time since days changed: for people to decide, for nobody to lose a seat by. */
export const OverlapsPage = (data: OverlapsData) => (
  <>
    {data.problem && <ProblemSummary problem={data.problem} title="Das wurde nicht gespeichert" />}
    <p class="kern-body">
      Die Tage eines Kurses wurden geändert, nachdem diese Personen angemeldet waren. Alle behalten ihren Platz, bis Sie
      entscheiden. Welche Kurse anderer Träger betroffen sind, sieht die Kurskoordination.
    </p>
    <Table
      caption="Personen in zwei Kursen zur selben Zeit, am längsten offene zuerst"
      rows={data.overlaps}
      rowKey={({ registrationId, otherRegistrationId }) => `${registrationId}-${otherRegistrationId}`}
      csv={`${PATH}.csv`}
      empty="Niemand ist zur selben Zeit in zwei Kursen."
      columns={[
        { head: 'Person', cell: ({ personRef }) => <PersonLink personRef={personRef} names={data.names} /> },
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
        { head: 'Entscheiden', cell: (row) => <Decide row={row} {...data} /> },
      ]}
    />
  </>
);

const Decide = ({ row, formKey, problem }: OverlapsData & { readonly row: Overlap }) => {
  const { personRef, registrationId, otherRegistrationId, begun, title, runId } = row;
  const own = problem?.registrationId === registrationId ? problem.fields['grund'] : undefined;
  const action = `${PATH}/${personRef}/${registrationId}`;
  const reasonId = own === undefined ? `grund-${registrationId}-${otherRegistrationId}` : 'grund';
  return (
    <div class="vz-answer">
      <form method="post" action={`${action}/zulassen`} class="vz-inline-form">
        <input type="hidden" name="schluessel" value={`${formKey}-z-${registrationId}`} />
        <div class={`kern-form-input${own === undefined ? '' : ' kern-form-input--error'}`}>
          <label class="kern-label" for={reasonId}>
            Grund
          </label>
          <div class="kern-form-input__select-wrapper">
            <select
              class="kern-form-input__select"
              id={reasonId}
              name="grund"
              required
              {...(own === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${reasonId}-fehler` })}
            >
              <option value="">bitte wählen</option>
              {OVERLAP_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {REASONS[reason]}
                </option>
              ))}
            </select>
          </div>
          {own !== undefined && (
            <p class="kern-error" id={`${reasonId}-fehler`}>
              <span class="kern-body">{own}</span>
            </p>
          )}
        </div>
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
