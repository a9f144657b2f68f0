import type { ComponentChildren } from 'preact';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { ProposalReason, ProposedRun, WaitingEntry } from '../../api/waiting-list.js';
import { counted, germanDay } from '../../layout/dates.js';
import { Disputed, DisputesUnknown } from '../../layout/disputed.js';
import { courseTypeWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { ActionForm, type FormProblem, FormSummary, LevelReasonSelect, ReasonSelect } from './form-parts.js';
import { Need, WaitingReasons, Who } from './waiting-list.page.js';
import { PATH } from './waiting-list.query.js';
import { CLOSE_WORDS, NOT_FITTING_WORDS } from './words.js';

export interface ProposalsData {
  readonly answer: WaitingEntry;
  readonly names: Names;
  readonly disputes: Disputes;
  /** Whether the reader decides; the provider of a run decides about it, the coordination about all. */
  readonly decides: boolean;
  readonly ownProviders: readonly string[] | undefined;
  readonly formKey: string;
  readonly problem: FormProblem | undefined;
}

/** What was proposed, as a decision keeps it. */
export const proposedJson = (runs: readonly Pick<ProposedRun, 'runId' | 'reasonsFor' | 'reasonsAgainst'>[]): string => {
  const codes = (reasons: readonly ProposalReason[]): string[] => reasons.map(({ code }) => code);
  return JSON.stringify(
    runs.map(({ runId, reasonsFor, reasonsAgainst }) => ({
      runId,
      reasonsFor: codes(reasonsFor),
      reasonsAgainst: codes(reasonsAgainst),
    })),
  );
};

export const ProposalsPage = (data: ProposalsData) => {
  const { entry, proposals } = data.answer;
  return (
    <>
      {data.problem && <FormSummary problem={data.problem} />}
      <DisputesUnknown disputes={data.disputes} />
      <dl class="kern-description-list vz-facts">
        <Fact name="Person">
          <Who row={entry} names={data.names} disputes={data.disputes} />
        </Fact>
        <Fact name="Wartet auf">
          {courseTypeWord(entry.courseType)}, ab Niveau {levelWord(entry.level)}{' '}
          <Disputed data={data.disputes.of(entry.personRef)} datum="level" />
        </Fact>
        <Fact name="Platz">
          {entry.place}. Platz: <WaitingReasons row={entry} disputes={data.disputes} />
        </Fact>
        <Fact name="Bedarf">
          <Need row={entry} disputes={data.disputes} />
        </Fact>
      </dl>
      <section aria-labelledby="vorschlaege-titel">
        <h2 class="kern-heading-medium" id="vorschlaege-titel">
          Kurse nebeneinander
        </h2>
        <p class="kern-body">
          Vorschläge sind keine Entscheidung. Was Sie entscheiden, wird mit den gezeigten Gründen festgehalten.
        </p>
        {proposals.length === 0 ? (
          <p class="kern-body vz-empty">
            Kein offener Kurs beginnt auf diesem Niveau. Neue Kurse erscheinen hier, sobald ein Träger sie plant.
          </p>
        ) : (
          <ul class="vz-proposals">
            {proposals.map((run) => (
              <li key={run.runId}>
                <Proposal run={run} data={data} />
              </li>
            ))}
          </ul>
        )}
        {proposals.length > 0 && data.answer.uncheckedRules.length > 0 && (
          <p class="kern-body kern-body--small">
            Regeln, auf denen die Vorschläge beruhen, hat seit einem Jahr niemand mit dem Gesetz verglichen:{' '}
            {data.answer.uncheckedRules.join(', ')}.
          </p>
        )}
        {proposals.length > 0 && (
          <p class="vz-table-links kern-body">
            <span>
              {counted(proposals.length, 'Kurs', 'Kurse')}, nach Regel vom {germanDay(data.answer.ruleVersion)}
            </span>
            <a class="kern-link" href={`${PATH}/${entry.entryId}/vorschlaege.csv`} download>
              Als CSV herunterladen
            </a>
          </p>
        )}
      </section>
      {data.decides && entry.personRef !== undefined && <CloseEntry data={data} />}
    </>
  );
};

const Proposal = ({ run, data }: { run: ProposedRun; data: ProposalsData }) => (
  <article class="vz-proposal" aria-labelledby={`kurs-${run.runId}`}>
    <h3 class="kern-title kern-title--small" id={`kurs-${run.runId}`}>
      {run.title}
    </h3>
    <p class="kern-body">
      <strong>{run.provider.name}</strong>, {run.municipality.name}
      <br />
      {germanDay(run.startsOn)} bis {germanDay(run.endsOn)}, {timeOfDayWord(run.timeOfDay)}
      <br />
      {courseTypeWord(run.courseType)}
    </p>
    <Reasons title="Dafür" reasons={run.reasonsFor} none="nichts Besonderes" />
    <Reasons title="Dagegen" reasons={run.reasonsAgainst} none="nichts" />
    {data.decides && (data.ownProviders === undefined || data.ownProviders.includes(run.provider.id)) && (
      <Decide run={run} data={data} />
    )}
  </article>
);

/** The reasons of one side as a list. */
export const Reasons = ({
  title,
  reasons,
  none,
}: {
  title: string;
  reasons: readonly ProposalReason[];
  none: string;
}) => (
  <div class="vz-reasons">
    <p class="kern-label">{title}</p>
    {reasons.length === 0 ? (
      <p class="kern-body">{none}</p>
    ) : (
      <ul class="kern-list kern-list--bullet">
        {reasons.map(({ code, text }) => (
          <li key={code} class="kern-body">
            {text}
          </li>
        ))}
      </ul>
    )}
  </div>
);

const Decide = ({ run, data: { answer, formKey, problem } }: { run: ProposedRun; data: ProposalsData }) => {
  const action = `${PATH}/${answer.entry.entryId}/entscheiden`;
  const common = {
    kurs: run.runId,
    vorschlaege: proposedJson(answer.proposals),
    regel: answer.ruleId,
    fassung: answer.ruleVersion,
  };
  const unfit = `unpassend-${run.runId}`;
  const shared = { action, formKey, problem, about: `: ${run.title}, ${run.provider.name}` };
  return (
    <div class="vz-answer">
      <ActionForm
        {...shared}
        id={`waehlen-${run.runId}`}
        hidden={{ ...common, ergebnis: 'chosen' }}
        button="Anmelden"
        primary
      >
        <LevelReasonSelect form={`waehlen-${run.runId}`} problem={problem} />
      </ActionForm>
      <details open={problem?.form === unfit}>
        <summary class="kern-link">Nicht diesen Kurs</summary>
        <ActionForm
          {...shared}
          id={`ablehnen-${run.runId}`}
          hidden={{ ...common, ergebnis: 'declined-by-person' }}
          button="Die Person möchte nicht"
        />
        <ActionForm {...shared} id={unfit} hidden={{ ...common, ergebnis: 'not-fitting' }} button="Passt nicht">
          <ReasonSelect form={unfit} words={NOT_FITTING_WORDS} problem={problem} />
        </ActionForm>
      </details>
    </div>
  );
};

const CloseEntry = ({ data: { answer, formKey, problem } }: { data: ProposalsData }) => (
  <section aria-labelledby="beenden-titel">
    <h2 class="kern-heading-medium" id="beenden-titel">
      Eintrag beenden
    </h2>
    <details open={problem?.form === 'beenden'}>
      <summary class="kern-link">Von der Warteliste nehmen</summary>
      <ActionForm
        id="beenden"
        action={`${PATH}/${answer.entry.entryId}/beenden`}
        formKey={formKey}
        problem={problem}
        button="Von der Warteliste nehmen"
        about="mit diesem Grund"
      >
        <ReasonSelect form="beenden" words={CLOSE_WORDS} problem={problem} />
      </ActionForm>
    </details>
  </section>
);

/** One fact in a list of them. */
export const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{name}</dt>
    <dd class="kern-description-list-item__value">{children}</dd>
  </div>
);
