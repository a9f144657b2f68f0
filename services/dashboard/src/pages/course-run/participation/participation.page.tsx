import type { ComponentChildren } from 'preact';
import { DROP_OUT_REASONS, PAUSE_REASONS } from '#contracts';
import type { RegistrationOfRun, RunOfPage } from '../../../api/course-run.js';
import type { Disputes } from '../../../api/disputes.js';
import type { Names } from '../../../api/names.js';
import { DisputesUnknown } from '../../../layout/disputed.js';
import { germanDay } from '../../../layout/dates.js';
import { type Choice, type FormProblem, FormSummary, SelectField, TextField } from '../../../layout/form-fields.js';
import { MarkedPerson } from '../../../layout/person-link.js';
import { dropOutWord } from '../../../layout/words.js';
import { pauseWord } from '../course-run-words.js';
import { ParticipantStanding } from '../participants-form.js';
import type { ParticipationStep, StepForm } from './participation.forms.js';

/** A step that was not taken, with what was entered. */
export interface Refused {
  readonly step: ParticipationStep;
  readonly form: StepForm;
  readonly problem: FormProblem;
}

interface ParticipationData {
  readonly run: RunOfPage;
  readonly row: RegistrationOfRun;
  readonly names: Names;
  readonly disputes: Disputes;
  readonly modules: readonly Choice[];
  readonly today: string;
  readonly formKey: string;
  readonly refused: Refused | undefined;
}

const PAUSES = PAUSE_REASONS.map((value) => ({ value, text: pauseWord(value) }));
const DROP_OUTS = DROP_OUT_REASONS.map((value) => ({ value, text: dropOutWord(value) }));

export const ParticipationPage = (data: ParticipationData) => {
  const { run, row, names, modules, refused } = data;
  const takesPart = row.phase === 'taking-part';
  const open = modules.filter(({ value }) => !row.modules.includes(Number(value)));
  return (
    <>
      <FormSummary title="Das wurde nicht gespeichert" problem={refused?.problem} />
      <DisputesUnknown disputes={data.disputes} />
      <p class="kern-body">
        <MarkedPerson personRef={row.personRef} names={names} disputes={data.disputes} /> in{' '}
        <a class="kern-link" href={`/kurse/${run.runId}`}>
          {run.title}
        </a>
        , seit {germanDay(row.since)}
      </p>
      <div class="kern-body">
        <ParticipantStanding row={row} disputed={data.disputes.of(row.personRef)} />
      </div>
      {!takesPart && row.phase !== 'ended' && (
        <p class="kern-body vz-empty">Diese Person nimmt nicht am Kurs teil: Hier gibt es nichts einzutragen.</p>
      )}
      {takesPart && row.interruptedOn === undefined && (
        <Step data={data} step="unterbrechen" title="Teilnahme unterbrechen" button="Unterbrechen">
          <Choose data={data} step="unterbrechen" name="grund" label="Grund" choices={PAUSES} />
          <Day data={data} step="unterbrechen" name="am" label="Unterbrochen ab" />
          <Day data={data} step="unterbrechen" name="zurueckAm" label="Voraussichtlich zurück" optional />
        </Step>
      )}
      {takesPart && row.interruptedOn !== undefined && (
        <Step data={data} step="fortsetzen" title="Teilnahme fortsetzen" button="Fortsetzen">
          <Day data={data} step="fortsetzen" name="am" label="Wieder dabei ab" />
        </Step>
      )}
      {(takesPart || row.phase === 'ended') && modules.length > 0 && (
        <Step data={data} step="abschnitt" title="Abschnitt bestanden" button="Abschnitt eintragen">
          <p class="kern-body">
            {row.modules.length === 0
              ? 'Noch kein Abschnitt ist als bestanden eingetragen.'
              : `Bestanden: ${row.modules.map((one) => modules[one - 1]?.text ?? one).join(', ')}.`}
          </p>
          <Choose data={data} step="abschnitt" name="abschnitt" label="Abschnitt" choices={open} />
          <Day data={data} step="abschnitt" name="am" label="Bestanden am" />
        </Step>
      )}
      {(takesPart || row.phase === 'ended') && (
        <section aria-labelledby="wiederholen">
          <h2 class="kern-heading-medium" id="wiederholen">
            Abschnitt oder Kurs wiederholen
          </h2>
          <p class="kern-body">
            Wer einen Abschnitt nicht besteht, wiederholt ihn in einem anderen Kurs; als Grund für das Niveau wählen Sie
            dort „braucht Wiederholung“.{' '}
            <a class="kern-link" href={`/personen/${encodeURIComponent(row.personRef)}/weiter`}>
              Kurs für die Wiederholung suchen
            </a>
          </p>
        </section>
      )}
      {takesPart && (
        <Step data={data} step="abbrechen" title="Teilnahme abbrechen" button="Abbruch eintragen">
          <p class="kern-body">Der Platz wird frei. Das lässt sich nicht zurücknehmen.</p>
          <Choose data={data} step="abbrechen" name="grund" label="Grund" choices={DROP_OUTS} />
          <Day data={data} step="abbrechen" name="am" label="Letzter Tag" />
        </Step>
      )}
    </>
  );
};

interface StepProps {
  readonly data: ParticipationData;
  readonly step: ParticipationStep;
}
type Typed = 'grund' | 'am' | 'zurueckAm' | 'abschnitt';

const Step = ({
  data: { run, row, formKey, refused },
  step,
  title,
  button,
  children,
}: StepProps & { readonly title: string; readonly button: string; readonly children: ComponentChildren }) => (
  <section aria-labelledby={step}>
    <h2 class="kern-heading-medium" id={step}>
      {title}
    </h2>
    <form method="post" action={`/kurse/${run.runId}/teilnahmen/${row.id}/${step}`} class="vz-form">
      <input
        type="hidden"
        name="schluessel"
        value={refused?.step === step ? refused.form.schluessel : `${formKey}-${step}`}
      />
      <input type="hidden" name="person" value={row.personRef} />
      {children}
      <div>
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{button}</span>
        </button>
      </div>
    </form>
  </section>
);

const fieldOf = ({ data: { refused }, step, name }: StepProps & { readonly name: Typed }) => ({
  name,
  id: `${step}-${name}`,
  typed: refused?.step === step ? refused.form[name] : undefined,
  error: refused?.problem.fields[`${step}-${name}`],
});

const Choose = (
  props: StepProps & { readonly name: Typed; readonly label: string; readonly choices: readonly Choice[] },
) => {
  const { typed, ...field } = fieldOf(props);
  return <SelectField {...field} label={props.label} value={typed} choices={props.choices} required />;
};

/** A day on which something happened; a day to come is never asked for but optionally. */
const Day = (props: StepProps & { readonly name: Typed; readonly label: string; readonly optional?: boolean }) => {
  const { typed, ...field } = fieldOf(props);
  const value = typed ?? (props.optional === true ? '' : props.data.today);
  return <TextField {...field} type="date" label={props.label} value={value} required={props.optional !== true} />;
};
