import { TIMES_OF_DAY } from '#contracts';
import type { ConcernedPerson, CourseProvider, CourseRun, Municipality } from '../../api/courses.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { Alert } from '../../layout/alert.js';
import { Badge } from '../../layout/badge.js';
import { counted, germanDay } from '../../layout/dates.js';
import { BoxField } from '../../layout/form-fields.js';
import { courseTypeWord, fundingWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { Concerned } from './concerned.js';
import { heldText, stateOf, warningText } from './course-words.js';
import { InputField, SelectField } from './fields.js';
import { type FormProblem, ProblemSummary } from './form-problem.js';
import { type ChangeForm, isTicked } from './plan.form.js';
import { venueChoices } from './plan.page.js';
import { type RefusedStep, RunActions } from './run-actions.js';

export interface EditData {
  readonly run: CourseRun;
  readonly provider: CourseProvider | undefined;
  readonly municipalities: readonly Municipality[];
  readonly today: string;
  readonly formKey: string;
  /** Whether the reader may run the courses of the provider. */
  readonly mine: boolean;
  /** Taken seats that wait for the provider. */
  readonly held: number;
  readonly form: ChangeForm | undefined;
  readonly problem: FormProblem | undefined;
  /** Who was registered when the run was cancelled, where the reader may know them. */
  readonly concerned: readonly ConcernedPerson[] | undefined;
  readonly names: Names;
  readonly disputes: Disputes;
  readonly stepProblem: RefusedStep | undefined;
}

/** A run with what the rules say of it, what can be changed, and what can be done. */
export const EditPage = (data: EditData) => {
  const { run, provider, mine } = data;
  return (
    <>
      {data.problem && <ProblemSummary problem={data.problem} title="Der Kurs wurde nicht geändert" />}
      {isOpen(run) && run.warnings.length > 0 && (
        <Alert tone="warning" title="Was die Regeln dazu sagen">
          <ul class="kern-list">
            {run.warnings.map((warning) => (
              <li key={warning.code} class="kern-body">
                {warningText(warning)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Facts run={run} provider={provider} municipalities={data.municipalities} held={data.held} />
      {mine && (
        <RunActions run={run} today={data.today} formKey={data.formKey} back="bearbeiten" problem={data.stepProblem} />
      )}
      {data.concerned && (
        <Concerned
          runId={run.runId}
          people={data.concerned}
          names={data.names}
          disputes={data.disputes}
          formKey={data.formKey}
        />
      )}
      {mine && run.phase === 'planned' && <ChangePlan {...data} />}
      {provider && (
        <p class="kern-body">
          <a class="kern-link" href={`/kurse/traeger/${provider.providerId}`}>
            {mine ? 'Kursorte, Zulassungen und Kontakt des Trägers' : 'Über den Träger'}
          </a>
        </p>
      )}
      {!mine && (
        <p class="kern-body">
          Diesen Kurs führt {provider?.name ?? 'ein anderer Träger'}. Ändern kann ihn der Träger selbst und die
          Kurskoordination.
        </p>
      )}
    </>
  );
};

/** Cancelled once it had begun. */
const isBrokenOff = ({ phase, startedOn }: CourseRun): boolean => phase === 'cancelled' && startedOn !== undefined;

const isOpen = ({ phase }: CourseRun): boolean => phase === 'planned' || phase === 'running';

type FactsProps = Pick<EditData, 'run' | 'provider' | 'municipalities' | 'held'>;
const Facts = ({ run, provider, municipalities, held }: FactsProps) => {
  const venue = provider?.venues.find(({ venueId }) => venueId === run.venueId);
  const place = municipalities.find(({ key }) => key === run.municipalityKey)?.name ?? run.municipalityKey;
  const state = stateOf({
    state: run.phase === 'running' ? 'started' : run.phase,
    ...(run.interruptedOn === undefined ? {} : { interruptedOn: run.interruptedOn }),
  });
  const facts: readonly (readonly [string, string])[] = [
    ['Träger', provider?.name ?? run.providerId],
    ['Kursart', `${courseTypeWord(run.courseType)}, ${fundingWord(run.funding)}`],
    ['Niveau', `${levelWord(run.entryLevel)} bis ${levelWord(run.targetLevel)}`],
    ['Zeitraum', `${germanDay(run.startsOn)} bis ${germanDay(run.endsOn)}, ${timeOfDayWord(run.timeOfDay)}`],
    ['Ort', venue === undefined ? place : `${venue.name}, ${venue.address ?? place}`],
    [
      'Plätze',
      `${run.seatsTaken} von ${run.seats} vergeben${held === 0 ? '' : ` (${heldText(run.seatsTaken, held)})`}, mindestens ${counted(run.minimumGroup, 'Anmeldung', 'Anmeldungen')}`,
    ],
    ['Veröffentlicht', run.publishedOn === undefined ? 'nein' : `seit ${germanDay(run.publishedOn)}`],
    ['Anmeldung', run.registrationOpen ? 'offen' : 'geschlossen'],
  ];
  return (
    <>
      <p class="kern-body">
        <Badge {...state} {...(isBrokenOff(run) ? { text: 'abgebrochen' } : {})} />
      </p>
      <dl class="kern-description-list">
        {facts.map(([name, value]) => (
          <div key={name} class="kern-description-list-item">
            <dt class="kern-description-list-item__key">{name}</dt>
            <dd class="kern-description-list-item__value">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

const ChangePlan = ({ run, provider, municipalities, formKey, form, problem }: EditData) => {
  const value = (typed: string | undefined, now: string | number | undefined): string => typed ?? String(now ?? '');
  return (
    <section aria-labelledby="aendern-titel">
      <h2 class="kern-heading-medium" id="aendern-titel">
        Plan ändern
      </h2>
      <form method="post" action={`/kurse/${run.runId}/aendern`} class="vz-form">
        <input type="hidden" name="schluessel" value={form?.schluessel ?? `${formKey}-aendern`} />
        <InputField name="titel" label="Titel" required value={value(form?.titel, run.title)} problem={problem} />
        <SelectField
          name="gemeinde"
          label="Gemeinde"
          required
          value={value(form?.gemeinde, run.municipalityKey)}
          choices={municipalities.map(({ key, name }) => ({ value: key, text: name }))}
          problem={problem}
        />
        <SelectField
          name="kursort"
          label="Kursort"
          none="steht noch nicht fest"
          value={value(form?.kursort, run.venueId)}
          choices={provider === undefined ? [] : venueChoices([provider])}
          problem={problem}
        />
        <SelectField
          name="tageszeit"
          label="Tageszeit"
          required
          value={value(form?.tageszeit, run.timeOfDay)}
          choices={TIMES_OF_DAY.map((time) => ({ value: time, text: timeOfDayWord(time) }))}
          problem={problem}
        />
        <BoxField
          name="kinderbetreuung"
          label="Mit Kinderbetreuung"
          checked={form === undefined ? run.childcare : isTicked(form.kinderbetreuung)}
        />
        <InputField
          name="plaetze"
          label="Plätze"
          type="number"
          required
          value={value(form?.plaetze, run.seats)}
          problem={problem}
        />
        <InputField
          name="mindestzahl"
          label="Mindestzahl"
          type="number"
          required
          value={value(form?.mindestzahl, run.minimumGroup)}
          problem={problem}
        />
        <InputField
          name="beginn"
          label="Beginn"
          type="date"
          required
          value={value(form?.beginn, run.startsOn)}
          problem={problem}
        />
        <InputField
          name="ende"
          label="Ende"
          type="date"
          required
          value={value(form?.ende, run.endsOn)}
          problem={problem}
        />
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Änderungen speichern</span>
        </button>
      </form>
    </section>
  );
};
