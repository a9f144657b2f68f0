import { CANCELLATION_REASONS, INTERRUPTION_REASONS } from '#contracts';
import type { CourseRun } from '../../api/courses.js';
import { type FormProblem, ProblemSummary } from './form-problem.js';
import { InputField, SelectField } from './fields.js';

/** The steps of a run as they stand in addresses, with the route of the API. */
export const STEPS = {
  veroeffentlichen: 'publish',
  'anmeldung-oeffnen': 'open-registration',
  'anmeldung-schliessen': 'close-registration',
  beginnen: 'start',
  unterbrechen: 'interrupt',
  fortsetzen: 'resume',
  beenden: 'end',
  absagen: 'cancel',
  abbrechen: 'break-off',
} as const;
export type Step = keyof typeof STEPS;

/** Whether a step gives the run up, before it began or under way. */
export const isGivenUp = (step: Step): boolean => step === 'absagen' || step === 'abbrechen';

/** A step that was not taken, with what was typed. */
export interface RefusedStep {
  readonly step: Step;
  readonly problem: FormProblem;
  readonly form?: { readonly schluessel: string; readonly am: string; readonly ende: string; readonly grund: string };
}

interface RunActionsProps {
  readonly run: CourseRun;
  readonly today: string;
  /** Begins the keys of the forms: one sent twice is carried out once. */
  readonly formKey: string;
  /** The page to which the answer leads back: that of the run, or that of its plan. */
  readonly back: 'kurs' | 'bearbeiten';
  /** A step that was not taken. */
  readonly problem?: RefusedStep | undefined;
}

/** What can be done with a run now, from publishing to its end. What cannot be undone asks before. */
export const RunActions = (props: RunActionsProps) => {
  const { run, problem } = props;
  const steps = possibleSteps(run);
  if (steps.length === 0) return null;
  return (
    <section id="schritte" aria-labelledby="schritte-titel">
      <h2 class="kern-heading-medium" id="schritte-titel">
        Was mit dem Kurs geschieht
      </h2>
      {problem && <ProblemSummary problem={problem.problem} title="Das wurde nicht gespeichert" />}
      <div class="vz-answer">
        {steps.map((step) => (
          <StepForm key={step} step={step} {...props} />
        ))}
      </div>
    </section>
  );
};

/** The steps that are open to a run, in the order of its way. */
export function possibleSteps({ phase, publishedOn, registrationOpen, interruptedOn }: CourseRun): readonly Step[] {
  if (phase !== 'planned' && phase !== 'running') return [];
  return [
    ...(publishedOn === undefined ? (['veroeffentlichen'] as const) : []),
    registrationOpen ? 'anmeldung-schliessen' : 'anmeldung-oeffnen',
    ...(phase === 'planned' ? (['beginnen', 'absagen'] as const) : []),
    ...(phase === 'running'
      ? ([interruptedOn === undefined ? 'unterbrechen' : 'fortsetzen', 'beenden', 'abbrechen'] as const)
      : []),
  ];
}

const TEXTS: Readonly<Record<Step, { readonly button: string; readonly sure?: string }>> = {
  veroeffentlichen: { button: 'Veröffentlichen' },
  'anmeldung-oeffnen': { button: 'Anmeldung öffnen' },
  'anmeldung-schliessen': { button: 'Anmeldung schließen' },
  beginnen: {
    button: 'Kurs beginnen',
    sure: 'Alle Angemeldeten nehmen dann teil. Das lässt sich nicht zurücknehmen.',
  },
  unterbrechen: { button: 'Kurs unterbrechen', sure: 'Die Teilnehmenden bleiben im Kurs, bis er weitergeht.' },
  fortsetzen: { button: 'Kurs fortsetzen', sure: 'Der Kurs geht weiter, auf Wunsch bis zu einem späteren Ende.' },
  beenden: {
    button: 'Kurs beenden',
    sure: 'Die Teilnahme aller endet dann. Das lässt sich nicht zurücknehmen.',
  },
  absagen: { button: 'Kurs absagen' },
  abbrechen: { button: 'Kurs abbrechen' },
};

const StepForm = ({ step, run, today, formKey, back, problem }: RunActionsProps & { readonly step: Step }) => {
  const { button, sure } = TEXTS[step];
  const refused = problem?.step === step ? problem : undefined;
  const own = refused?.problem;
  const typed = refused?.form;
  if (isGivenUp(step))
    return (
      <p class="kern-body">
        <a class="kern-btn kern-btn--secondary kern-btn--x-small" href={`/kurse/${run.runId}/absagen`}>
          <span class="kern-label">{button} …</span>
        </a>
      </p>
    );
  const form = (
    <form method="post" action={`/kurse/${run.runId}/${step}`} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={typed?.schluessel ?? `${formKey}-${step}`} />
      <input type="hidden" name="zurueck" value={back} />
      {sure !== undefined && (
        <>
          <p class="kern-body">{sure}</p>
          <InputField
            name="am"
            id={`am-${step}`}
            label="Am"
            type="date"
            required
            value={typed?.am ?? today}
            max={today}
            problem={own}
          />
        </>
      )}
      {step === 'unterbrechen' && (
        <SelectField
          name="grund"
          id={`grund-${step}`}
          label="Grund"
          required
          none="bitte wählen"
          value={typed?.grund ?? ''}
          choices={INTERRUPTION_REASONS.map((reason) => ({ value: reason, text: INTERRUPTIONS[reason] }))}
          problem={own}
        />
      )}
      {step === 'fortsetzen' && (
        <InputField
          name="ende"
          id={`ende-${step}`}
          label="Neues Ende"
          type="date"
          value={typed?.ende ?? run.endsOn}
          problem={own}
        />
      )}
      <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
        <span class="kern-label">{button}</span>
      </button>
    </form>
  );
  if (sure === undefined) return form;
  return (
    <details open={own !== undefined}>
      <summary class="kern-link">{button}</summary>
      {form}
    </details>
  );
};

const INTERRUPTIONS: Readonly<Record<(typeof INTERRUPTION_REASONS)[number], string>> = {
  'no-teacher': 'keine Lehrkraft',
  'no-room': 'kein Raum',
  'funding-gap': 'Lücke in der Finanzierung',
  'closed-house': 'Haus geschlossen',
};

export const CANCELLATIONS: Readonly<Record<(typeof CANCELLATION_REASONS)[number], string>> = {
  'too-few-participants': 'zu wenige Anmeldungen',
  'no-teacher': 'keine Lehrkraft',
  'no-room': 'kein Raum',
  'funding-ended': 'keine Mittel',
};
