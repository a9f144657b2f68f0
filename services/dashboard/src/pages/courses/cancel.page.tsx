import { CANCELLATION_REASONS } from '#contracts';
import type { CourseRun, ListedRun } from '../../api/courses.js';
import { Alert } from '../../layout/alert.js';
import { counted, germanDay } from '../../layout/dates.js';
import { SelectField } from './fields.js';
import { type FormProblem, ProblemSummary } from './form-problem.js';
import { CANCELLATIONS } from './run-actions.js';

export interface CancelData {
  readonly run: CourseRun;
  /** Runs that take people at the level. */
  readonly targets: readonly ListedRun[];
  readonly formKey: string;
  readonly form: { readonly grund: string; readonly wechsel: string } | undefined;
  readonly problem: FormProblem | undefined;
}

/** What happens to whom when a run is cancelled, before it is. */
export const CancelPage = ({ run, targets, formKey, form, problem }: CancelData) => (
  <>
    {problem && <ProblemSummary problem={problem} title="Der Kurs wurde nicht abgesagt" />}
    <Alert tone="warning" title="Eine Absage lässt sich nicht zurücknehmen.">
      <ul class="kern-list">
        <li class="kern-body">
          {run.seatsTaken === 0
            ? 'Niemand ist angemeldet.'
            : `${counted(run.seatsTaken, 'Anmeldung wird', 'Anmeldungen werden')} zurückgenommen.`}
        </li>
        <li class="kern-body">
          Alle Angemeldeten stehen danach wieder auf der Warteliste, mit dem Tag, seit dem sie warten. Niemand verliert
          seinen Platz in der Reihenfolge.
        </li>
        <li class="kern-body">
          Wählen Sie einen anderen Kurs, so werden sie dort angemeldet. Wer dort keinen Platz bekommt, wartet weiter.
        </li>
        <li class="kern-body">
          Im Kursfinder steht der Kurs nicht mehr; Kalender zeigen ihn als abgesagt. Sagen Sie den Angemeldeten selbst
          Bescheid.
        </li>
      </ul>
    </Alert>
    <form method="post" action={`/kurse/${run.runId}/absagen`} class="vz-form">
      <input type="hidden" name="schluessel" value={formKey} />
      <input type="hidden" name="zurueck" value="bearbeiten" />
      <SelectField
        name="grund"
        label="Grund"
        required
        none="bitte wählen"
        value={form?.grund ?? ''}
        choices={CANCELLATION_REASONS.map((reason) => ({ value: reason, text: CANCELLATIONS[reason] }))}
        problem={problem}
      />
      <SelectField
        name="wechsel"
        label="Alle in diesen Kurs anmelden"
        none="nein, sie warten"
        value={form?.wechsel ?? ''}
        choices={targets
          .filter(({ runId }) => runId !== run.runId)
          .map((target) => ({
            value: target.runId,
            text: `${target.title}, ${target.provider.name} in ${target.municipality.name}, ab ${germanDay(target.startsOn)}, ${target.seats - target.taken} frei`,
          }))}
        problem={problem}
      />
      <div class="vz-day">
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Kurs absagen</span>
        </button>
        <a class="kern-btn kern-btn--tertiary" href={`/kurse/${run.runId}/bearbeiten`}>
          <span class="kern-label">Zurück, ohne abzusagen</span>
        </a>
      </div>
    </form>
  </>
);
