import type { RegistrationOfRun, RunOfPage } from '../../api/course-run.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { FittingPersons } from '../../api/waiting-list.js';
import { Alert } from '../../layout/alert.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { counted, daysBetween, germanDay } from '../../layout/dates.js';
import { DisputesUnknown } from '../../layout/disputed.js';
import { type Choice, type FormProblem, FormSummary } from '../../layout/form-fields.js';
import { courseTypeWord, fundingWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { heldText } from '../courses/course-words.js';
import { RunActions } from '../courses/run-actions.js';
import { type FormProblem as WaitingProblem, FormSummary as WaitingSummary } from '../waiting-list/form-parts.js';
import type { RegisterForm as TypedRegistration } from './course-run.forms.js';
import { phaseWord } from './course-run-words.js';
import type { TypedRow } from './entries.js';
import { endsSoon, isWithoutFollowUp } from './follow-up-cell.js';
import { ParticipantsForm } from './participants-form.js';
import { RegisterForm } from './register-form.js';
import { LeftTable, RegisteredTable } from './registered-table.js';
import { RuleWarnings } from './rule-warnings.js';
import { WaitingProposals } from './waiting-proposals.js';

export interface CourseRunData {
  readonly run: RunOfPage;
  readonly municipality: string | undefined;
  /** undefined: the participants are seen by the provider of the run and the coordination alone. */
  readonly registrations: readonly RegistrationOfRun[] | undefined;
  readonly names: Names;
  readonly disputes: Disputes;
  /** Whether the reader may plan and run it. */
  readonly mayEdit: boolean;
  /** How many letters are due; undefined: not known. */
  readonly letters: number | undefined;
  readonly today: string;
  readonly formKey: string;
  readonly takenIn: readonly Choice[];
  /** The modules of the course by number. */
  readonly modules: readonly Choice[];
  /** Persons who wait and fit, best first; undefined: nobody is registered any more. */
  readonly waiting: FittingPersons | undefined;
  /** Codes of what the rules said to what was just done. */
  readonly warnings: readonly string[];
  readonly entries: {
    readonly day: string;
    readonly typed: ReadonlyMap<string, TypedRow>;
    readonly problem?: FormProblem;
  };
  readonly register: { readonly typed?: TypedRegistration; readonly problem?: FormProblem };
  /** A step at a seat that was refused. */
  readonly seatProblem: FormProblem | undefined;
  /** The registration of somebody who waits, refused. */
  readonly waitingProblem: WaitingProblem | undefined;
}

const BEFORE: ReadonlySet<string> = new Set(['requested', 'held', 'confirmed']);
const INSIDE: ReadonlySet<string> = new Set(['taking-part', 'ended']);

export const CourseRunPage = (data: CourseRunData) => {
  const { run, registrations, names, today, formKey, warnings } = data;
  const starting =
    run.phase === 'running' ? (registrations ?? []).filter(({ phase }) => phase === 'confirmed').length : 0;
  const problem = data.entries.problem ?? data.register.problem ?? data.seatProblem;
  return (
    <>
      <FormSummary title="Das wurde nicht gespeichert" problem={problem} />
      {data.waitingProblem && <WaitingSummary problem={data.waitingProblem} />}
      <RuleWarnings codes={warnings} />
      <DisputesUnknown disputes={data.disputes} />
      {starting > 0 && (
        <Alert
          tone="info"
          title={`Der Kurs hat begonnen; ${counted(starting, 'Person wird', 'Personen werden')} gerade übernommen.`}
        >
          <p class="kern-body">
            <a class="kern-link" href={`/kurse/${run.runId}`}>
              Seite neu laden
            </a>
            , bevor Sie etwas eintragen.
          </p>
        </Alert>
      )}
      <Standing {...data} />
      {data.mayEdit && (
        <>
          <p class="kern-body">
            <a class="kern-link" href={`/kurse/${run.runId}/bearbeiten`}>
              Angaben des Kurses ändern
            </a>
          </p>
          <RunActions run={run} today={today} formKey={`${formKey}-s`} back="kurs" />
        </>
      )}
      {registrations === undefined ? (
        <p class="kern-body vz-empty">Die Teilnehmenden sehen der Träger dieses Kurses und die Koordinierung.</p>
      ) : (
        <>
          <section aria-labelledby="teilnehmende">
            <h2 class="kern-heading-medium" id="teilnehmende">
              Teilnehmende
            </h2>
            <ParticipantsForm
              run={run}
              rows={byName(
                registrations.filter(({ phase }) => INSIDE.has(phase)),
                names,
              )}
              names={names}
              disputes={data.disputes}
              today={today}
              formKey={`${formKey}-e`}
              day={data.entries.day}
              typed={data.entries.typed}
              problem={data.entries.problem}
              csv={`/kurse/${run.runId}/teilnehmende.csv`}
              modules={data.modules}
            />
          </section>
          {run.phase !== 'ended' && run.phase !== 'cancelled' && (
            <>
              <section aria-labelledby="angemeldet">
                <h2 class="kern-heading-medium" id="angemeldet">
                  Vorgemerkt und angemeldet
                </h2>
                <RegisteredTable
                  run={run}
                  rows={heldFirst(registrations.filter(({ phase }) => BEFORE.has(phase)))}
                  names={names}
                  disputes={data.disputes}
                  today={today}
                  formKey={formKey}
                />
              </section>
              <section aria-labelledby="anmelden">
                <h2 class="kern-heading-medium" id="anmelden">
                  Person anmelden
                </h2>
                {run.seatsFree === 0 ? (
                  <p class="kern-body vz-empty">
                    Alle Plätze sind vergeben. Setzen Sie die Person auf die Warteliste: Sie gilt für alle Träger.
                  </p>
                ) : (
                  <>
                    {data.waiting !== undefined && (
                      <WaitingProposals
                        run={run}
                        waiting={data.waiting}
                        names={names}
                        disputes={data.disputes}
                        formKey={`${formKey}-w`}
                        problem={data.waitingProblem}
                      />
                    )}
                    <h3 class="kern-heading-small">Eine Person, die Sie schon kennen</h3>
                    <RegisterForm
                      run={run}
                      takenIn={data.takenIn}
                      formKey={`${formKey}-a`}
                      typed={data.register.typed}
                      problem={data.register.problem}
                    />
                  </>
                )}
              </section>
            </>
          )}
          <section aria-labelledby="ausgeschieden">
            <h2 class="kern-heading-medium" id="ausgeschieden">
              Nicht mehr dabei
            </h2>
            <LeftTable
              run={run}
              rows={registrations.filter(({ phase }) => !BEFORE.has(phase) && !INSIDE.has(phase))}
              names={names}
              disputes={data.disputes}
            />
          </section>
        </>
      )}
    </>
  );
};

/** By name where it is seen, else by reference: as a list on paper. */
const byName = (rows: readonly RegistrationOfRun[], names: Names): readonly RegistrationOfRun[] => {
  const nameOf = ({ personRef }: RegistrationOfRun): string => {
    const parts = (names.get(personRef) ?? personRef).split(' ');
    return `${parts.at(-1) ?? ''} ${parts.slice(0, -1).join(' ')}`;
  };
  return rows.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'de'));
};

const ORDER = ['held', 'requested', 'confirmed'];
const heldFirst = (rows: readonly RegistrationOfRun[]): readonly RegistrationOfRun[] =>
  rows.toSorted((one, other) => ORDER.indexOf(one.phase) - ORDER.indexOf(other.phase));

const PHASE_TONES: Readonly<Record<string, Tone>> = { running: 'success', cancelled: 'danger' };

/** Seats, start, end, and who has no follow-up yet: each count leads to its list. */
const Standing = ({ run, municipality, registrations, letters, today }: CourseRunData) => {
  const held = registrations?.filter(({ phase }) => phase === 'held').length ?? 0;
  const atRisk = registrations?.filter(
    ({ phase, attendance }) => phase === 'taking-part' && attendance?.attendance === 'at-risk',
  ).length;
  const without = registrations?.filter((row) => INSIDE.has(row.phase) && isWithoutFollowUp(row)).length;
  const missing = run.minimumGroup - run.seatsTaken;
  return (
    <>
      <p class="kern-body">
        <PhaseBadge run={run} /> {courseTypeWord(run.courseType)}, {levelWord(run.entryLevel)} –{' '}
        {levelWord(run.targetLevel)}, {timeOfDayWord(run.timeOfDay)}
        {municipality !== undefined && ` in ${municipality}`}
        {run.childcare && ', mit Kinderbetreuung'}, bezahlt: {fundingWord(run.funding)}
      </p>
      <ul class="vz-counts">
        <Count
          href="#angemeldet"
          value={`${run.seatsTaken}\u00a0von\u00a0${run.seats}`}
          label="Plätze belegt"
          due={run.phase === 'planned' && missing > 0}
          note={[
            heldText(run.seatsTaken, held),
            run.phase === 'planned' && missing > 0
              ? `es fehlen ${missing} bis zur Mindestzahl ${run.minimumGroup}`
              : `${counted(run.seatsFree, 'Platz', 'Plätze')} frei`,
          ]
            .filter((text) => text !== '')
            .join('; ')}
        />
        {registrations !== undefined && (
          <Count
            href="#angemeldet"
            value={String(held)}
            label="vorgemerkt"
            note="warten auf Ihre Bestätigung"
            due={held > 0}
          />
        )}
        {atRisk !== undefined && (
          <Count href="#teilnehmende" value={String(atRisk)} label="Teilnahme gefährdet" due={atRisk > 0} />
        )}
        {without !== undefined && (
          <Count
            href="#teilnehmende"
            value={String(without)}
            label="ohne Anschluss"
            due={without > 0 && endsSoon(run, today)}
            note="keine Übergabe angeboten, oder sie kam zurück"
          />
        )}
        {letters !== undefined && (
          <Count
            href={`/briefe?traeger=${run.providerId}&kurs=${run.runId}`}
            value={String(letters)}
            label={letters === 1 ? 'Brief fällig' : 'Briefe fällig'}
            due={letters > 0}
            note="zum Drucken und Versenden"
          />
        )}
      </ul>
      <p class="kern-body">
        Beginn {germanDay(run.startedOn ?? run.startsOn)}
        {run.phase === 'planned' && ` (${when(daysBetween(today, run.startsOn))})`}, Ende{' '}
        {germanDay(run.endedOn ?? run.endsOn)}
        {run.phase === 'running' && ` (${when(daysBetween(today, run.endsOn))})`}
      </p>
    </>
  );
};

const PhaseBadge = ({ run: { phase, interruptedOn } }: { run: RunOfPage }) =>
  phase === 'running' && interruptedOn !== undefined ? (
    <Badge tone="warning" text={`unterbrochen seit ${germanDay(interruptedOn)}`} />
  ) : (
    <Badge tone={PHASE_TONES[phase] ?? 'info'} text={phaseWord(phase)} />
  );

const when = (days: number): string => {
  if (days === 0) return 'heute';
  return days > 0 ? `in ${counted(days, 'Tag', 'Tagen')}` : `vor ${counted(-days, 'Tag', 'Tagen')}`;
};

const Count = ({
  href,
  value,
  label,
  note,
  due = false,
}: {
  href: string;
  value: string;
  label: string;
  note?: string;
  due?: boolean;
}) => (
  <li class={`vz-counts__item${due ? ' vz-counts__item--due' : ''}`}>
    <a class="kern-link" href={href}>
      <span class="vz-count">{value}</span> {label}
    </a>
    {note !== undefined && <span class="kern-body kern-body--small">{note}</span>}
  </li>
);
