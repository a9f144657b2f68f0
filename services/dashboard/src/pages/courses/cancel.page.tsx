import { CANCELLATION_REASONS } from '#contracts';
import type { CourseRun, ListedRun } from '../../api/courses.js';
import { Alert } from '../../layout/alert.js';
import { counted, germanDay } from '../../layout/dates.js';
import { InputField, SelectField } from './fields.js';
import { type FormProblem, ProblemSummary } from './form-problem.js';
import { CANCELLATIONS } from './run-actions.js';

export interface CancelData {
  readonly run: CourseRun;
  /** Other runs of the provider that take people of the type at the level. */
  readonly targets: readonly ListedRun[];
  readonly today: string;
  readonly formKey: string;
  readonly form: { readonly am: string; readonly grund: string; readonly wechsel: string } | undefined;
  readonly problem: FormProblem | undefined;
}

/** What happens to whom when a run is cancelled, or broken off under way, before it is. */
export const CancelPage = ({ run, targets, today, formKey, form, problem }: CancelData) => {
  const words = run.phase === 'running' ? BROKEN_OFF : CANCELLED;
  return (
    <>
      {problem && <ProblemSummary problem={problem} title={`Der Kurs wurde nicht ${words.done}`} />}
      <Alert tone="warning" title={`${words.noun} lässt sich nicht zurücknehmen.`}>
        <ul class="kern-list">
          <li class="kern-body">{run.seatsTaken === 0 ? 'Niemand ist angemeldet.' : words.people(run.seatsTaken)}</li>
          <li class="kern-body">
            Alle stehen danach wieder auf der Warteliste, mit dem Tag, seit dem sie warten. Niemand verliert seinen
            Platz in der Reihenfolge.
          </li>
          <li class="kern-body">
            Wählen Sie einen anderen Kurs dieses Trägers, so werden sie dort angemeldet. Wer dort keinen Platz bekommt,
            wartet weiter.
          </li>
          <li class="kern-body">In den Kurs eines anderen Trägers kommt niemand von selbst: {words.elsewhere}</li>
          <li class="kern-body">
            Im Kursfinder steht der Kurs nicht mehr; Kalender zeigen ihn als abgesagt. Sagen Sie allen selbst Bescheid:
            die Liste dafür steht danach beim Kurs.
          </li>
        </ul>
      </Alert>
      <form method="post" action={`/kurse/${run.runId}/${words.step}`} class="vz-form">
        <input type="hidden" name="schluessel" value={formKey} />
        <input type="hidden" name="zurueck" value="bearbeiten" />
        {run.phase === 'running' && (
          <InputField
            name="am"
            label="Letzter Unterrichtstag"
            type="date"
            required
            value={form?.am ?? today}
            max={today}
            problem={problem}
          />
        )}
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
          label="Alle in diesen Kurs desselben Trägers anmelden"
          none={targets.length === 0 ? 'nein, sie warten; es gibt keinen passenden Kurs' : 'nein, sie warten'}
          value={form?.wechsel ?? ''}
          choices={targets.map((target) => ({
            value: target.runId,
            text: `${target.title} in ${target.municipality.name}, ab ${germanDay(target.startsOn)}, ${target.seats - target.taken} frei`,
          }))}
          problem={problem}
        />
        <div class="vz-day">
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">{words.button}</span>
          </button>
          <a class="kern-btn kern-btn--tertiary" href={`/kurse/${run.runId}/bearbeiten`}>
            <span class="kern-label">{words.back}</span>
          </a>
        </div>
      </form>
    </>
  );
};

const CANCELLED = {
  step: 'absagen',
  noun: 'Eine Absage',
  done: 'abgesagt',
  button: 'Kurs absagen',
  back: 'Zurück, ohne abzusagen',
  elsewhere: 'er nimmt die Wartenden über die Warteliste auf, oder Sie legen die Kurse vor der Absage zusammen.',
  people: (taken: number) => `${counted(taken, 'Anmeldung wird', 'Anmeldungen werden')} zurückgenommen.`,
} as const;
const BROKEN_OFF = {
  step: 'abbrechen',
  noun: 'Ein Abbruch',
  done: 'abgebrochen',
  button: 'Kurs abbrechen',
  back: 'Zurück, ohne abzubrechen',
  elsewhere: 'er nimmt die Wartenden über die Warteliste auf, oder Sie bieten ihm eine Übergabe an.',
  people: (taken: number) => `Die Teilnahme von ${counted(taken, 'Person', 'Personen')} endet an diesem Tag.`,
} as const;
