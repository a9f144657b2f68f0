import { LEVEL_REASONS } from '#contracts';
import type { Case, FittingRun } from '../../api/integration-status.js';
import type { CourseRun } from '../../api/persons.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { CheckField, type Choice, type FormProblem, FormSummary, SelectField } from '../../layout/form-fields.js';
import { Table } from '../../layout/table.js';
import { levelWord, registrationStateWord, timeOfDayWord } from '../../layout/words.js';
import { levelReasonWord } from '../course-run/course-run-words.js';
import { RuleWarnings } from '../course-run/rule-warnings.js';
import { LEVEL_CHOICES, TIME_CHOICES } from './take-in.page.js';
import type { WaitForm } from './person-forms.js';

export interface NextStepData {
  readonly case: Case;
  readonly name: string | undefined;
  /** Runs in which the reader may register somebody, those that fit first. */
  readonly runs: readonly CourseRun[];
  readonly municipalities: readonly Choice[];
  readonly courseTypes: readonly Choice[];
  /** Begins the keys of the forms: one sent twice is carried out once. */
  readonly formKey: string;
  readonly wait: WaitForm;
  readonly problem: FormProblem | undefined;
  /** Codes of what the rules said to what was just done. */
  readonly warnings: readonly string[];
}

export const NextStepPage = (data: NextStepData) => {
  const { personRef, level } = data.case;
  return (
    <>
      <FormSummary title="Das wurde nicht gespeichert" problem={data.problem} />
      <RuleWarnings codes={data.warnings} />
      <p class="kern-body">
        <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}`}>
          {data.name ?? personRef}
        </a>
        , Sprachstand {level === undefined ? 'noch nicht festgestellt' : levelWord(level.level)}
        {data.case.municipality !== undefined && `, wohnt in ${data.case.municipality.name}`}
      </p>
      <ul class="vz-links">
        {(
          [
            ['angaben/niveau', 'Sprachstand eintragen'],
            ['angaben/bedarf', 'Bedarf ändern'],
            ['rechte', 'Rechte und Pflichten'],
          ] as const
        ).map(([path, text]) => (
          <li key={path}>
            <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}/${path}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <Standing registrations={data.case.registrations} />
      <section aria-labelledby="anmelden">
        <h2 class="kern-heading-medium" id="anmelden">
          In einen Kurs anmelden
        </h2>
        <Runs {...data} />
      </section>
      <section aria-labelledby="warteliste">
        <h2 class="kern-heading-medium" id="warteliste">
          Auf die Warteliste setzen
        </h2>
        <WaitFields {...data} />
      </section>
    </>
  );
};

const OPEN: ReadonlySet<string> = new Set(['requested', 'held', 'confirmed', 'started']);

/** What is settled already, so that nobody is registered twice by mistake. */
const Standing = ({ registrations }: Pick<Case, 'registrations'>) => {
  const open = registrations.filter(({ state }) => OPEN.has(state));
  if (open.length === 0) return null;
  return (
    <ul class="kern-list kern-list--bullet">
      {open.map(({ registrationId, runId, title, state, since }) => (
        <li key={registrationId}>
          <a class="kern-link" href={`/kurse/${encodeURIComponent(runId)}`}>
            {title}
          </a>
          : {registrationStateWord(state)} seit {germanDay(since)}
        </li>
      ))}
    </ul>
  );
};

const fitOf = ({ case: { fittingRuns = [] } }: NextStepData, runId: string): FittingRun | undefined =>
  fittingRuns.find((fit) => fit.runId === runId);

const Runs = (data: NextStepData) => (
  <Table
    caption="Kurse mit freien Plätzen, die passenden zuerst"
    rows={data.runs}
    rowKey={(run) => run.runId}
    empty="Keiner Ihrer Kurse hat einen freien Platz und beginnt noch. Setzen Sie die Person auf die Warteliste: Sie gilt für alle Träger."
    columns={[
      {
        head: 'Kurs',
        cell: (run) => (
          <>
            <a class="kern-link" href={`/kurse/${encodeURIComponent(run.runId)}`}>
              {run.title}
            </a>
            <br />
            {levelWord(run.entryLevel)} – {levelWord(run.targetLevel)}, {timeOfDayWord(run.timeOfDay)}
          </>
        ),
      },
      { head: 'Beginn', cell: (run) => germanDay(run.startsOn) },
      { head: 'Frei', numeric: true, cell: (run) => run.seatsFree },
      {
        head: 'Passt',
        cell: (run) => {
          const fit = fitOf(data, run.runId);
          if (!fit)
            return <Badge tone="warning" text={`Niveau ${levelWord(run.entryLevel)} passt nicht zum Sprachstand`} />;
          return <>{[...fit.reasonsFor, ...fit.reasonsAgainst.map((reason) => `aber: ${reason}`)].join(', ')}</>;
        },
      },
      {
        head: 'Anmelden',
        cell: (run) => (
          <form method="post" action={`/personen/${encodeURIComponent(data.case.personRef)}/anmelden`}>
            <input type="hidden" name="schluessel" value={`${data.formKey}-${run.runId}`} />
            <input type="hidden" name="kurs" value={run.runId} />
            {data.case.level !== undefined && data.case.level.level !== run.entryLevel && (
              <div class="kern-form-input__select-wrapper">
                <select
                  class="kern-form-input__select"
                  name="niveaugrund"
                  required
                  aria-label={`Grund für anderes Niveau: ${run.title}`}
                >
                  <option value="">Grund für anderes Niveau</option>
                  {LEVEL_REASONS.map((reason) => (
                    <option key={reason} value={reason}>
                      {levelReasonWord(reason)}
                    </option>
                  ))}
                </select>
              </div>
            )}
            <button
              type="submit"
              class="kern-btn kern-btn--secondary kern-btn--x-small"
              aria-label={`Anmelden in ${run.title}, Beginn ${germanDay(run.startsOn)}`}
            >
              <span class="kern-label">Anmelden</span>
            </button>
          </form>
        ),
      },
    ]}
  />
);

const WaitFields = ({ case: { personRef }, municipalities, courseTypes, wait, problem }: NextStepData) => {
  const errors = problem?.fields ?? {};
  return (
    <form method="post" action={`/personen/${encodeURIComponent(personRef)}/warten`} class="vz-form">
      <input type="hidden" name="schluessel" value={wait.schluessel} />
      <div class="vz-form--row">
        <SelectField
          name="kursart"
          label="Kursart"
          value={wait.kursart}
          choices={courseTypes}
          required
          error={errors['kursart']}
        />
        <SelectField
          name="niveau"
          label="Beginnen auf Niveau"
          value={wait.niveau}
          choices={LEVEL_CHOICES}
          required
          error={errors['niveau']}
        />
        <SelectField
          name="gemeinde"
          label="Wohnort"
          value={wait.gemeinde}
          choices={municipalities}
          required
          error={errors['gemeinde']}
        />
      </div>
      <CheckField
        name="zeiten"
        label="Kann kommen (nichts angekreuzt: jederzeit)"
        choices={TIME_CHOICES}
        values={wait.zeiten}
        error={errors['zeiten']}
      />
      <CheckField
        name="betreuung"
        label="Braucht"
        choices={[{ value: 'ja', text: 'Kinderbetreuung während des Kurses' }]}
        values={wait.betreuung}
      />
      <div>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Auf die Warteliste setzen</span>
        </button>
      </div>
    </form>
  );
};
