import { DisputesUnknown } from '../../layout/disputed.js';
import type { ConcernedPerson } from '../../api/courses.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';

interface ConcernedProps {
  readonly runId: string;
  readonly people: readonly ConcernedPerson[];
  readonly names: Names;
  readonly disputes: Disputes;
  readonly formKey: string;
}

/** Who was registered when the run was cancelled: what became of each, and who is still to be told. */
export const Concerned = ({ runId, people, names, disputes, formKey }: ConcernedProps) => {
  const untold = people.filter(({ told }) => !told).length;
  return (
    <section id="angemeldete" aria-labelledby="angemeldete-titel">
      <h2 class="kern-heading-medium" id="angemeldete-titel">
        Was aus den Angemeldeten wurde
      </h2>
      <DisputesUnknown disputes={disputes} />
      <form method="post" action={`/kurse/${runId}/benachrichtigt`}>
        <input type="hidden" name="schluessel" value={`${formKey}-benachrichtigt`} />
        <Table
          caption="Wer einen Platz hatte; wer noch nichts weiß zuerst"
          rows={people.toSorted((one, other) => Number(one.told) - Number(other.told))}
          rowKey={({ registrationId }) => registrationId}
          empty="Niemand hatte einen Platz."
          columns={[
            {
              head: 'Person',
              cell: ({ personRef }) =>
                personRef === undefined ? (
                  'gelöscht'
                ) : (
                  <MarkedPerson personRef={personRef} names={names} disputes={disputes} />
                ),
            },
            {
              head: 'Wie es weitergeht',
              cell: ({ waitingSince, registeredFor }) => (
                <>
                  {registeredFor !== undefined && (
                    <a class="kern-link" href={`/kurse/${registeredFor}/bearbeiten`}>
                      in einem anderen Kurs angemeldet
                    </a>
                  )}
                  {registeredFor === undefined &&
                    waitingSince !== undefined &&
                    `wartet seit ${germanDay(waitingSince)}`}
                  {registeredFor === undefined && waitingSince === undefined && 'wartet nicht mehr'}
                </>
              ),
            },
            {
              head: 'Benachrichtigt',
              cell: ({ registrationId, told }) =>
                told ? (
                  <Badge tone="success" text="weiß Bescheid" />
                ) : (
                  <div class="kern-form-check">
                    <input
                      class="kern-form-check__checkbox"
                      type="checkbox"
                      id={`weiss-${registrationId}`}
                      name="anmeldung"
                      value={registrationId}
                    />
                    <label class="kern-label" for={`weiss-${registrationId}`}>
                      habe ich benachrichtigt
                    </label>
                  </div>
                ),
            },
          ]}
        />
        {untold > 0 && (
          <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
            <span class="kern-label">Als benachrichtigt speichern</span>
          </button>
        )}
      </form>
    </section>
  );
};
