import { BREAK_OFF_REASONS, STEP_SKIP_REASONS, TRANSITION_KINDS } from '#contracts';
import type { Case } from '../../../api/integration-status.js';
import { Badge } from '../../../layout/badge.js';
import { germanDay } from '../../../layout/dates.js';
import { SelectField, TextField } from '../../../layout/form-fields.js';
import { Table } from '../../../layout/table.js';
import { transitionWord } from '../../../layout/words.js';
import { Due } from '../../follow-ups/follow-ups.page.js';
import { type DeskData, typed } from './desk-data.js';

export const START_TRANSITION = 'uebergang';
type Transition = NonNullable<Case['transitions']>[number];
type Step = Transition['steps'][number];

const SKIP_WORDS: Readonly<Record<(typeof STEP_SKIP_REASONS)[number], string>> = {
  'not-needed': 'nicht nötig',
  'done-elsewhere': 'schon woanders erledigt',
  'person-declined': 'Person möchte nicht',
  'not-possible': 'nicht möglich',
};
const BREAK_WORDS: Readonly<Record<(typeof BREAK_OFF_REASONS)[number], string>> = {
  'moved-away': 'weggezogen',
  'other-way-taken': 'anderer Weg gewählt',
  'person-declined': 'Person möchte nicht',
  'started-in-error': 'irrtümlich begonnen',
};

interface SectionProps {
  readonly one: Case;
  readonly today: string;
  readonly data: DeskData;
}

/** The transitions of a case as lists of steps: whose turn, until when, what is late. */
export const TransitionSection = ({ one, today, data }: SectionProps) => {
  const transitions = one.transitions ?? [];
  if (transitions.length === 0 && !data.leadsTransitions) return null;
  const path = `/faelle/${encodeURIComponent(one.personRef)}/uebergaenge`;
  return (
    <section id="uebergaenge" aria-labelledby="uebergaenge-titel">
      <h2 class="kern-heading-medium" id="uebergaenge-titel">
        Übergänge
      </h2>
      {transitions.length === 0 && <p class="kern-body">Diese Person ist in keinem Übergang.</p>}
      {transitions.map((transition) => (
        <TransitionSteps
          key={transition.transitionId}
          transition={transition}
          path={path}
          day={one.day}
          live={one.day === today}
          data={data}
        />
      ))}
      {data.leadsTransitions && one.day === today && <StartForm path={path} data={data} />}
    </section>
  );
};

interface TransitionProps {
  readonly transition: Transition;
  readonly path: string;
  readonly day: string;
  /** Whether today is shown: of a day before nothing is changed. */
  readonly live: boolean;
  readonly data: DeskData;
}

const TransitionSteps = ({ transition, path, day, live, data }: TransitionProps) => {
  const underWay = transition.state === 'started';
  const acts = underWay && live;
  const owns = (step: Step): boolean => data.departments.some((one) => one.own && one.department === step.owner);
  return (
    <>
      <h3 class="kern-heading-small">
        {transitionWord(transition.kind)}, {stateText(transition)}
      </h3>
      <Table
        caption={`Schritte: ${transitionWord(transition.kind)}`}
        rows={transition.steps}
        rowKey={(step) => step.step}
        empty="Zu diesem Übergang sind keine Schritte geplant, die Sie sehen dürfen."
        columns={[
          { head: 'Schritt', cell: (step) => step.title },
          { head: 'Zuständig', cell: (step) => ownerWord(data, step.owner) },
          { head: 'Stand', cell: (step) => <StepState step={step} day={day} underWay={underWay} /> },
          ...(acts && transition.steps.some(owns)
            ? [
                {
                  head: 'Was tun',
                  cell: (step: Step) =>
                    owns(step) ? (
                      <StepActions step={step} path={`${path}/${transition.transitionId}`} data={data} />
                    ) : (
                      'nichts'
                    ),
                },
              ]
            : []),
        ]}
      />
      {acts && data.leadsTransitions && <EndForms path={`${path}/${transition.transitionId}`} data={data} />}
    </>
  );
};

const ownerWord = ({ departments }: DeskData, owner: string): string =>
  departments.find(({ department }) => department === owner)?.title ?? owner;

function stateText({ state, startedOn, dueOn }: Transition): string {
  const since = `begonnen am ${germanDay(startedOn)}`;
  if (state === 'completed') return `${since}, abgeschlossen`;
  if (state === 'broken-off') return `${since}, abgebrochen`;
  return dueOn === undefined ? since : `${since}, bis ${germanDay(dueOn)}`;
}

const StepState = ({ step, day, underWay }: { step: Step; day: string; underWay: boolean }) => {
  if (step.state === 'done')
    return (
      <>
        <Badge tone="success" text="erledigt" />
        <small>{step.closedOn === undefined ? '' : germanDay(step.closedOn)}</small>
      </>
    );
  if (step.state === 'skipped') return <Badge tone="info" text="ausgelassen" />;
  if (!underWay) return <>offen geblieben</>;
  return step.dueOn === undefined ? (
    <Badge tone="info" text="offen, ohne Frist" />
  ) : (
    <Due on={step.dueOn} today={day} />
  );
};

const StepActions = (props: { step: Step; path: string; data: DeskData }) =>
  props.step.state === 'open' ? <CloseStep {...props} /> : <ReopenStep {...props} />;

const ReopenStep = ({ step, path, data }: { step: Step; path: string; data: DeskData }) => (
  <form method="post" action={`${path}/schritte/${step.step}/oeffnen`}>
    <input type="hidden" name="schluessel" value={`${data.formKey}-so-${step.step}`} />
    <button
      type="submit"
      class="kern-btn kern-btn--secondary kern-btn--x-small"
      aria-label={`Wieder öffnen: ${step.title}`}
    >
      <span class="kern-label">Wieder öffnen</span>
    </button>
  </form>
);

const CloseStep = ({ step, path, data }: { step: Step; path: string; data: DeskData }) => (
  <div class="vz-answer">
    <form method="post" action={`${path}/schritte/${step.step}/erledigt`}>
      <input type="hidden" name="schluessel" value={`${data.formKey}-se-${step.step}`} />
      <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
        <span class="kern-label">Erledigt</span>
      </button>
    </form>
    <details>
      <summary class="kern-link">Auslassen</summary>
      <form method="post" action={`${path}/schritte/${step.step}/auslassen`} class="vz-inline-form">
        <input type="hidden" name="schluessel" value={`${data.formKey}-sa-${step.step}`} />
        <ReasonSelect id={`auslassen-${step.step}`} words={SKIP_WORDS} />
        <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
          <span class="kern-label">Auslassen</span>
        </button>
      </form>
    </details>
  </div>
);

const ReasonSelect = ({ id, words }: { id: string; words: Readonly<Record<string, string>> }) => (
  <SelectField
    id={id}
    name="grund"
    label="Grund"
    required
    choices={Object.entries(words).map(([value, text]) => ({ value, text }))}
  />
);

const EndForms = ({ path, data }: { path: string; data: DeskData }) => (
  <details>
    <summary class="kern-link">Übergang beenden</summary>
    <form method="post" action={`${path}/abschliessen`} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={`${data.formKey}-ua`} />
      <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
        <span class="kern-label">Angekommen: abschließen</span>
      </button>
    </form>
    <form method="post" action={`${path}/abbrechen`} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={`${data.formKey}-ub`} />
      <ReasonSelect id={`abbrechen-${path.split('/').at(-1) ?? ''}`} words={BREAK_WORDS} />
      <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
        <span class="kern-label">Abbrechen</span>
      </button>
    </form>
  </details>
);

const StartForm = ({ path, data }: { path: string; data: DeskData }) => {
  const form = typed(data, START_TRANSITION);
  return (
    <details open={form.refused}>
      <summary class="kern-link">Übergang beginnen</summary>
      <form method="post" action={path} class="vz-form">
        <input type="hidden" name="schluessel" value={form.key ?? `${data.formKey}-us`} />
        <SelectField
          name="ueArt"
          label="Art des Übergangs"
          required
          choices={TRANSITION_KINDS.map((value) => ({ value, text: transitionWord(value) }))}
          value={form.value('ueArt')}
          error={form.error('ueArt')}
        />
        <TextField
          name="ueBis"
          label="Soll geschafft sein bis"
          hint="Leer: mit dem nächsten Schuljahr."
          type="date"
          value={form.value('ueBis')}
          error={form.error('ueBis')}
        />
        <div>
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">Übergang beginnen</span>
          </button>
        </div>
      </form>
    </details>
  );
};
